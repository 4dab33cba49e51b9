"""Every proper name of a report: who or what bears it."""

from collections.abc import Iterator, Sequence
from typing import cast

from tocsin.read.names.context import leader_of
from tocsin.read.names.decide import Decided, decide, words_in
from tocsin.read.names.evidence import weigh
from tocsin.read.names.stretches import Stretch, stretches
from tocsin.read.names.titles import bare
from tocsin.read.names.units import Line, lines
from tocsin.read.parse import Parsed
from tocsin.records import Name, NameKind, Span
from tocsin.vocabulary import Mention

_MOST = 5
"""Words of the longest name looked for in a line of capitals."""


def names(parsed: Parsed) -> tuple[Name, ...]:
    """The persons, organisations, places and outlets of a report, in order, none overlapping.

    One pass collects candidates and what speaks for each kind, one decides with the whole report in
    view: a name has one kind throughout unless its surroundings say otherwise. What is no name of
    these kinds (peoples, months, ships, operations, treaties, weapons) is left out.
    """
    found = list(_candidates(parsed))
    decided = decide(parsed, found)
    decided += _shouted(parsed, decided)
    decided.sort(key=lambda d: d.stretch.start)
    return tuple(_name(parsed, d) for d in decided)


def _candidates(parsed: Parsed) -> Iterator[Stretch]:
    for line in lines(parsed):
        for run in stretches(parsed, line):
            for stretch in bare(run):
                weigh(parsed, stretch)
                yield stretch


def _shouted(parsed: Parsed, decided: Sequence[Decided]) -> list[Decided]:
    """Names in lines of capitals that the rest of the report writes in the usual way."""
    known = {words_in(d.stretch): d for d in decided}
    taken = {u.start for d in decided for u in d.stretch.units}
    found: list[Decided] = []
    for line in lines(parsed):
        if line.style == "shout":
            found += _in_capitals(line, known, taken)
    return found


def _in_capitals(
    line: Line, known: dict[tuple[str, ...], Decided], taken: set[int]
) -> Iterator[Decided]:
    i = 0
    while i < len(line.units):
        for j in range(min(i + _MOST, len(line.units)), i, -1):
            stretch = Stretch(list(line.units[i:j]), line.style)
            same = known.get(words_in(stretch))
            if same is not None and taken.isdisjoint(u.start for u in stretch.units):
                yield Decided(stretch, same.kind, same.full)
                i = j - 1
                break
        i += 1


def _name(parsed: Parsed, d: Decided) -> Name:
    start = d.stretch.start
    mention = _known(d.full)
    own = d.kind == "outlet" or (mention is not None and mention.name.startswith("The "))
    if parsed.text[start : start + 4].lower() == "the " and not own:
        start += 4
    words = Span(d.full.start, d.full.end).of(parsed.text)
    if mention is None and d.kind == "person":
        mention = leader_of(parsed, d.full)
    country, sector = _bearer(parsed, d, mention)
    return Name(
        span=Span(start, d.stretch.end),
        kind=cast("NameKind", d.kind),
        full=mention.name if mention is not None else " ".join(words.split()),
        country=country,
        sector=sector,
    )


def _known(s: Stretch) -> Mention | None:
    """What the world knows by a name; nobody for "the Post" alone, which many papers are called."""
    m = s.units[0].mention if len(s.units) == 1 else None
    shared = m is not None and m.ambiguous and s.units[0].low.startswith("the ")
    return None if shared else m


def _bearer(parsed: Parsed, d: Decided, mention: Mention | None) -> tuple[str | None, str | None]:
    """Country and sector: from the world where it knows the name, else from what stands before."""
    units = d.full.units
    if mention is not None:
        return mention.country, None if d.kind == "place" else mention.sector
    if d.kind == "place":
        return None, None
    own = next((u.demonym for u in units if u.demonym), None) if d.kind == "organisation" else None
    country = d.full.country or own or _owner(parsed, d.full)
    if d.kind == "outlet":
        return country, "JRN"
    sure = d.kind == "organisation" or d.full.titled
    return country, parsed.parties.guesses(units[-1].last)[0].sector if sure else None


def _owner(parsed: Parsed, s: Stretch) -> str | None:
    """The country whose a name is said to be: "Kenya's Supreme Court", "Kenya's President X"."""
    tree, k = parsed.tree, s.front - 1
    owned = k > 0 and tree.lower[k] in {"'s", "\u2019s", "'", "\u2019"}
    owner = parsed.parties.names.mention.get(k - 1) if owned else None
    return owner.country if owner is not None and owner.kind in {"country", "capital"} else None
