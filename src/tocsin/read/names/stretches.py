"""Candidates: the longest runs of words that could be one name."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from tocsin.read.names.given import given_names
from tocsin.read.names.units import Line, Unit
from tocsin.read.parse import Parsed
from tocsin.read.words import words
from tocsin.vocabulary.common import common_words
from tocsin.vocabulary.name_words import name_words

_SMALL = frozenset(
    {"DET", "PRON", "ADP", "CCONJ", "SCONJ", "AUX", "ADV", "PART", "INTJ", "NUM", "PUNCT"}
)
_BLANKS = frozenset({" ", "\n", "\u00a0", "\u202f"})
_ABBREVIATED = 5
"""Longest abbreviated title ("Capt.", "Brig.") whose full stop does not end a name."""
_NICKNAME = 3
_MOST_SMALL = 3


@dataclass(slots=True)
class Stretch:
    """Words that stand together and may be a name."""

    units: list[Unit]
    style: str
    titled: bool = False
    """A person's title was taken off its front."""
    role: bool = False
    """What is left before a title: only a name that is sure by itself counts."""
    nickname: bool = False
    country: str | None = None
    """Country of the people named before a title: "Saudi Foreign Minister X"."""
    front: int = 0
    """Number of the first token of the whole run."""
    everyday: bool = False
    """An everyday word whose capital is owed to its place: a name only where it refers to one."""
    kinds: dict[str, float] = field(default_factory=dict[str, float])
    """Evidence by kind."""

    @property
    def start(self) -> int:
        """First character."""
        return self.units[0].start

    @property
    def end(self) -> int:
        """Character after the last."""
        return self.units[-1].end


def stretches(parsed: Parsed, line: Line) -> Iterator[Stretch]:
    """The candidates of a sentence in order, none overlapping."""
    i, units = 0, line.units
    while i < len(units):
        if not _may_start(parsed, line, i):
            if _everyday(parsed, line.units[i]):
                yield Stretch([units[i]], line.style, everyday=True)
            i += 1
            continue
        j, nickname = _end(parsed, line, i)
        yield Stretch(list(units[i:j]), line.style, nickname=nickname, front=units[i].token)
        i = j


def _may_start(parsed: Parsed, line: Line, i: int) -> bool:
    u = line.units[i]
    if u.mention is not None:
        return u.low not in name_words().peoples or not _modifies(parsed, u)
    if not u.cap or line.style == "shout" or u.low[0].isdigit():
        return False
    if u.low in name_words().times:
        return u.low in name_words().months_and_people and _called(parsed, line, i)
    if _of_title(line, i):
        return False
    return _named(parsed, line, i) or not _ordinary(parsed, line, u)


def _of_title(line: Line, i: int) -> bool:
    """Whether a word ends a title that began before it: "Secretary of [State] Ann Lee"."""
    lists = name_words()
    if line.units[i].low not in lists.weak_titles | {"state"}:
        return False
    before = [u.low for u in line.units[max(i - 2, 0) : i]]
    return before[1:] == ["of"] and before[0] in lists.titles | lists.weak_titles


def _named(parsed: Parsed, line: Line, i: int) -> bool:
    """Whether an everyday word begins a name: "[Will] Stone", "[Operation] Shield"."""
    units = line.units
    after = units[i + 1] if i + 1 < len(units) else None
    begins = units[i].low in given_names(parsed.world) or units[i].low in name_words().first
    plain = line.style == "plain"
    return (
        plain and begins and after is not None and after.cap and _touches(parsed, units[i], after)
    )


def _modifies(parsed: Parsed, u: Unit) -> bool:
    """Whether a common noun follows that a word belongs to: "a Baltic diplomat"."""
    k = u.last + 1
    tree = parsed.tree
    return k < len(tree) and tree.pos[k] in {"NOUN", "ADJ"} and tree.text[tree.start[k]].islower()


def _everyday(parsed: Parsed, u: Unit) -> bool:
    """Whether a noun that opens a sentence could be somebody's surname: "Bishop never saw it"."""
    return u.cap and u.opens and parsed.tree.pos[u.token] in {"NOUN", "ADJ", "VERB"}


def _ordinary(parsed: Parsed, line: Line, u: Unit) -> bool:
    """Whether a capital is owed to the place or the style: an everyday word, no name."""
    if u.demonym is not None or u.low in name_words().given:
        return False
    if u.low not in common_words():
        return len(u.text) == 1 and parsed.tree.pos[u.token] in _SMALL
    if parsed.tree.pos[u.token] in _SMALL and parsed.tree.tag[u.token] != "NNP":
        return True
    if line.style == "title":
        return True
    return u.opens and parsed.tree.pos[u.token] != "PROPN"


def _called(parsed: Parsed, line: Line, i: int) -> bool:
    """Whether a month is somebody's name: "May Hussein", but "in May Hussein said" is not."""
    units = line.units
    if i + 1 >= len(units) or not _touches(parsed, units[i], units[i + 1]):
        return False
    before = units[i - 1].low if i and not units[i].opens else ""
    after = units[i + 1]
    dated = before in {"in", "on", "since", "of", "late", "early", "last", "by", "until", "from"}
    return after.cap and after.mention is None and not dated and not before.isdigit()


def _end(parsed: Parsed, line: Line, i: int) -> tuple[int, bool]:
    """Where the run that starts at a word ends, and whether a nickname stands in it."""
    units, nickname, j = line.units, False, i + 1
    while j < len(units):
        if _goes_on(parsed, line, j):
            j += 1
        elif (beyond := _over_small(parsed, line, i, j)) is not None:
            j = beyond
        elif (beyond := _over_nickname(parsed, line, j)) is not None:
            j, nickname = beyond, True
        else:
            break
    return j, nickname


def _goes_on(parsed: Parsed, line: Line, j: int) -> bool:
    """Whether the word at `j` belongs to the run before it."""
    before, u = line.units[j - 1], line.units[j]
    if u.low.isdigit() and _touches(parsed, before, u):
        return _channel(before, u)
    if not u.cap or not _touches(parsed, before, u) or line.style == "shout":
        return False
    if (
        u.low in words()["english"] - name_words().particles
        and parsed.text[u.end : u.end + 1] != "."
    ):
        return False  # Headlines Like This
    if u.mention is not None and u.low.startswith("the "):
        return False
    if u.low in name_words().times:
        person = before.mention is None and before.low not in name_words().times
        numbered = j + 1 < len(line.units) and line.units[j + 1].low.isdigit()
        return u.low in name_words().months_and_people and person and not numbered
    return u.mention is not None or not (line.style == "title" and _ordinary(parsed, line, u))


def _channel(before: Unit, u: Unit) -> bool:
    """Whether a number belongs to the name before it: "France 24", "Channel 9"."""
    lists = name_words()
    numbered = lists.first.get(before.low) == "outlet"
    return numbered or (u.low == "24" and before.low not in lists.times)


def _touches(parsed: Parsed, a: Unit, b: Unit) -> bool:
    """Whether nothing but what may stand within a name is between two words."""
    gap = parsed.text[a.end : b.start]
    if gap in _BLANKS or gap == " & " or (gap == "-" and a.cap and b.cap):
        return len(a.text) > 1 or gap != "-"
    if gap in {". ", ".\u00a0"}:
        title = a.low in name_words().titles and len(a.low) <= _ABBREVIATED
        return len(a.text) == 1 or title or a.low == "st"
    if gap in {"'s ", "\u2019s ", "' ", "\u2019 "}:  # People's, Workers'
        return a.mention is None and (gap[1:] == " " or a.low in name_words().owners)
    return False


def _over_small(parsed: Parsed, line: Line, i: int, j: int) -> int | None:
    """The word after small words that belong to a name: "de la Rochère", "of the Republic"."""
    units, k = line.units, j
    while k < len(units) and k - j < _MOST_SMALL and not units[k].cap:
        if not _touches(parsed, units[k - 1], units[k]):
            return None
        k += 1
    if k == j or k >= len(units) or not _touches(parsed, units[k - 1], units[k]):
        return None
    if not units[k].cap or units[k].low in name_words().times:
        return None
    small = [u.low for u in units[j:k]]
    if all(s in name_words().particles for s in small):
        return k + 1 if units[j - 1].demonym is None else None
    return k + 1 if _holds(parsed, line, (i, j, k), small) else None


def _holds(parsed: Parsed, line: Line, at: tuple[int, int, int], small: list[str]) -> bool:
    """Whether "of", "for", "and" hold an organisation's name together here."""
    lists, units = name_words(), line.units
    i, j, k = at
    if small[0] not in lists.joins or not set(small[1:]) <= {"the"}:
        return False
    last, after = units[j - 1], units[k]
    plain = after.mention is None and after.demonym is None and after.low in common_words()
    if small[0] == "and":
        inside = any(u.low in lists.joins for u in units[i:j]) or _heads_on(parsed, line, k)
        return inside and plain and last.mention is None and last.low in common_words()
    headed = last.low.split("-")[-1] in lists.heads or units[i].low in lists.first
    if small[0] != "of":
        return headed and plain
    return headed


def _heads_on(parsed: Parsed, line: Line, k: int) -> bool:
    """Whether a run from here ends in a head: "[Water and] Energy Ministry"."""
    units = line.units
    while k + 1 < len(units) and units[k + 1].cap and _touches(parsed, units[k], units[k + 1]):
        k += 1
    return name_words().heads.get(units[k].low) == "organisation"


def _over_nickname(parsed: Parsed, line: Line, j: int) -> int | None:
    """The surname behind a nickname in quotation marks: 'Ann "Red" Lee'."""
    units, text = line.units, parsed.text
    if not units[j].cap or text[units[j - 1].end : units[j].start] not in {
        ' "',
        " \u201c",
        " '",
        " \u2018",
    }:
        return None
    for k in range(j + 1, min(j + 1 + _NICKNAME, len(units))):
        if text[units[k - 1].end : units[k].start] in {'" ', "\u201d ", "' ", "\u2019 "}:
            return k + 1 if units[k].cap else None
    return None
