"""Learned holdings as a world file for review, as JSON, and as a table in a terminal."""

import json
from collections.abc import Iterable, Iterator

import msgspec

from tocsin.export.cells import plain
from tocsin.records.holdings import Holding, HoldingConflict, Learned
from tocsin.vocabulary import World
from tocsin.vocabulary.codes import known_codes

_LONGEST = 380
"""Characters of a note; a world file takes texts up to 400."""
_HEAD = """\
# Holdings learned from dated reports. Review them, delete what does not hold, then name this file
# with --world or in the settings: before that nothing of it counts.
# "from" and "seen" are the first and the last day vouched for: {tolerance} days around the reports,
# less where another holder is known. "to" stands where reports or a successor say that it is over:
# the end is not later. "learned" names the reports. More: docs/world.md.
schema: tocsin-world/1
"""


def overlay_text(learned: Learned, world: World) -> str:
    """The proposed holdings as a world file (`tocsin-world/1`); conflicts are comments in it.

    `world` is the one they were learned on top of: countries of its overlays are named.
    """
    proposed = [h for h in learned.holdings if h.status == "proposed"]
    lines = [_HEAD.format(tolerance=learned.tolerance).rstrip(), *_countries(proposed, world)]
    lines += _people(proposed)
    if learned.conflicts:
        lines += ["# Not proposed, because it cannot all hold:"]
        lines += [f"#   {_conflict(c)}" for c in learned.conflicts]
    return "\n".join(lines) + "\n"


def _countries(proposed: Iterable[Holding], world: World) -> Iterator[str]:
    rows = list(proposed)
    codes = sorted({h.country for h in rows})
    yield "countries:" if codes else "countries: []"
    for code in codes:
        yield f"  - code: {code}"
        known = world.country(code)
        if known is not None and code not in known_codes():
            yield f"    name: {_text(known.name)}"
        yield "    offices:"
        for office in sorted({h.office for h in rows if h.country == code}):
            yield from _office([h for h in rows if h.office == office])


def _office(holders: list[Holding]) -> Iterator[str]:
    one = holders[0]
    yield f"      - office: {_text(one.title)}"
    yield f"        id: {_text(one.office)}"
    yield f"        sector: {one.sector}"
    if one.several:
        yield "        several: true"
    yield "        holders:"
    for h in holders:
        yield f"          - name: {_text(h.person)}"
        yield f"            from: {h.valid_from}"
        yield f"            seen: {h.valid_to}"
        if h.until is not None:
            yield f"            to: {h.until}"
        yield f"            learned: [{', '.join(_text(r) for r in h.reports)}]"
        yield f"            source: {_text(basis(h))}"
        yield f"            note: {_text(f'“{h.words}” ({h.source})')}"


def _people(proposed: Iterable[Holding]) -> Iterator[str]:
    spelled = {h.person: h.spellings for h in proposed if h.spellings}
    if spelled:
        yield "people:"
    for name in sorted(spelled):
        others = ", ".join(_text(s) for s in spelled[name])
        yield f"  - {{name: {_text(name)}, aliases: [{others}]}}"


def _text(text: str) -> str:
    """A quoted YAML text on one line (every JSON text is one)."""
    line = plain(text)
    short = line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
    return json.dumps(short, ensure_ascii=False)


def basis(h: Holding) -> str:
    """What a holding rests on, in words."""
    reports = f"{len(h.reports)} report{'' if len(h.reports) == 1 else 's'}"
    publishers = f"{h.publishers} publisher{'' if h.publishers == 1 else 's'}"
    country = ", country implied" if h.implied else ""
    return f"learned from {reports} of {publishers}, {h.first} to {h.last}{country}"


def _conflict(c: HoldingConflict) -> str:
    return plain(f"{c.kind}: {c.detail}")


def holdings_json(learned: Learned) -> str:
    """Everything, as one JSON object."""
    return msgspec.json.format(msgspec.json.encode(learned), indent=1).decode() + "\n"
