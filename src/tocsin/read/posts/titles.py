"""Titles of offices in a sentence, with whose they are and what is said of the holding."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tocsin.read.parse import Parsed
from tocsin.read.posts.items import POSSESSIVES, Item
from tocsin.read.posts.lexicon import DOUBTED, lexicon
from tocsin.records.holdings import Standing
from tocsin.vocabulary.roles import ARTICLES, Role, roles_in

_BEFORE_NOUN = frozenset({"NOUN", "PROPN", "ADJ"})
_LEADS = frozenset({"for", "as", "become", "be", "to", "of", "with", "becoming"})
_NEAR = 4
"""Words before a title among which a bid for it is looked for."""


@dataclass(frozen=True, slots=True)
class Title:
    """An office named in a sentence; numbers are those of the sentence's items."""

    role: Role
    first: int
    """First word of the title itself."""
    left: int
    """First item of what belongs to it: "[Chile's newly appointed] defence minister"."""
    end: int
    """Number after the last item of it, its country included."""
    country: str | None = None
    of: str = ""
    placed: bool = False
    """With an article, an owner or a pronoun before it, or its country behind it."""
    any: bool = False
    """With "a" before it: one of several, or of some time."""
    standing: Standing = "held"
    doubted: bool = False


def titles(parsed: Parsed, line: Sequence[Item], named: frozenset[int]) -> list[Title]:
    """The offices named in a sentence, in order, none overlapping; none of other bodies.

    `named` are the numbers after the names of persons: a title may follow one ("named X premier").
    """
    plain = [n for n, item in enumerate(line) if not item.small]
    words = [line[n].word for n in plain]
    table = roles_in(parsed.world)
    found: list[Title] = []
    k = 0
    while k < len(words):
        at = table.at(words, k)
        if at is None:
            k += 1
            continue
        core = _before(line, Title(at[1], plain[k], plain[k], plain[at[0] - 1] + 1))
        other = core.left not in named and _of_others(parsed, line, core)
        whole = None if other else _behind(line, _inside(line, _bidden(line, core)))
        if whole is not None:
            found.append(_sure(parsed, line, whole))
        k = at[0]
    return found


def _sure(parsed: Parsed, line: Sequence[Item], t: Title) -> Title:
    """With the country whose office alone has the title: "CIA Director"."""
    m = parsed.parties.names.mention.get(line[t.first].first)
    if t.country or m is None or m.kind != "office" or m.ambiguous:
        return t
    return replace(t, country=m.country, placed=True)


def _inside(line: Sequence[Item], t: Title) -> Title:
    """With the country named within it: "governor of Turkey's central bank"."""
    inner = next((i.country for i in line[t.first : t.end] if i.country and not i.body), None)
    return replace(t, country=t.country or inner, placed=t.placed or inner is not None)


def _before(line: Sequence[Item], t: Title) -> Title:
    """With what stands before it."""
    k = t.first
    while k > 0:
        item = line[k - 1]
        if _owns(item, t.role):
            t = _owned(t, item)
            k -= 1
        elif item.word in ARTICLES | lexicon().pronouns:
            t = replace(t, placed=True, any=item.word in {"a", "an"})
            k -= 1
            break
        elif _verbal(line, k):
            break
        elif (said := lexicon().before.at(_backwards(line, k), 0)) is not None:
            t = _said(t, said[1])
            k -= said[0]
        elif _home(line, k):
            t = replace(t, placed=True)
            k -= 3 if line[k - 3 : k - 2] and line[k - 3].word in ARTICLES else 2
            break
        else:
            break
    return replace(t, left=k)


def _verbal(line: Sequence[Item], k: int) -> bool:
    """Whether a word before a title is a verb: "she sacked minister X", "the sacked minister X"."""
    if line[k - 1].word not in lexicon().acts or k == 1:
        return False
    before = line[k - 2]
    adverb = before.word in {"newly", "recently", "freshly", "just", "the", "a", "an"}
    return not (adverb or before.country or before.word in lexicon().pronouns)


def _backwards(line: Sequence[Item], k: int) -> list[str]:
    """The words before a number, the nearest first."""
    return [i.word for i in line[max(k - _NEAR, 0) : k]][::-1]


def _owned(t: Title, item: Item) -> Title:
    if t.role.of == "place":
        if item.place is None:
            return replace(t, country=t.country or item.country, placed=True)
        return replace(t, country=item.place.country, of=item.spot, placed=True)
    return replace(t, country=t.country or item.country, placed=True)


def _owns(item: Item, role: Role) -> bool:
    """Whether an item before a title may say whose it is."""
    if item.body and role.of != "to":
        return False
    return item.country is not None or (item.place is not None and role.of == "place")


def _said(t: Title, kind: str) -> Title:
    if kind == DOUBTED:
        return replace(t, doubted=True)
    if kind in {"former", "began"}:
        return replace(t, standing="former" if kind == "former" else "began")
    return t


def _home(line: Sequence[Item], k: int) -> bool:
    """As in "the country's army chief"."""
    owner = [i.word for i in line[max(k - 2, 0) : k]]
    return len(owner) > 1 and owner[1] in POSSESSIVES and owner[0] in lexicon().homes


def _of_others(parsed: Parsed, line: Sequence[Item], t: Title) -> bool:
    """Whether it is said of a body that is no state: "club president", "Punjab's minister"."""
    if t.left == 0:
        return False
    item = line[t.left - 1]
    if item.word in POSSESSIVES or (item.place is not None and not t.placed):
        return True
    if item.place is not None and item.owning:
        return True
    return not t.placed and parsed.tree.pos[item.last] in _BEFORE_NOUN


def _bidden(line: Sequence[Item], t: Title) -> Title:
    """Doubted, where somebody wants it: "the candidate for president"."""
    before = [i.word for i in line[max(t.left - _NEAR, 0) : t.left]]
    bid = bool(before) and before[-1] in _LEADS and not lexicon().bid.isdisjoint(before)
    return replace(t, doubted=t.doubted or bid)


def _behind(line: Sequence[Item], t: Title) -> Title | None:
    """With the country behind it; None where it is an office of another body."""
    rest = [i.word for i in line[t.end : t.end + 3]]
    if (doubt := lexicon().doubtful.at(rest, 0)) is not None:
        return replace(t, doubted=True, end=t.end + doubt[0])
    if not rest or rest[0] in POSSESSIVES:
        return None if rest else t
    if rest[0] == "of":
        return _of(line, t)
    if t.role.of == "to":
        return _sent(line, t) if rest[0] == "to" else None
    return t


def _of(line: Sequence[Item], t: Title) -> Title | None:
    k, item = _next(line, t.end + 1)
    if item is not None and t.role.of == "place" and item.country and item.place is None:
        k, item = _next(line, k + 1)  # "of Russia's Rostov region"
    if item is None or item.owning:
        return None
    if t.role.of == "place":
        return replace(_owned(t, item), end=k + 1) if item.place is not None else None
    if item.country is None or item.people or (item.body and t.role.of != "to"):
        return None
    owned = replace(t, country=t.country or item.country, end=k + 1, placed=True)
    if t.role.of == "to":
        again = line[k + 1 : k + 2]
        return _sent(line, owned) if again and again[0].word == "to" else None
    return owned


def _sent(line: Sequence[Item], t: Title) -> Title | None:
    """An ambassador with the state that he is sent to."""
    k, item = _next(line, t.end + 1)
    if item is None or item.country is None or item.people or item.owning:
        return None
    return replace(t, of=item.country, end=k + 1)


def _next(line: Sequence[Item], k: int) -> tuple[int, Item | None]:
    """The item from a number on that is no article."""
    while k < len(line) and line[k].word in ARTICLES:
        k += 1
    return k, line[k] if k < len(line) else None
