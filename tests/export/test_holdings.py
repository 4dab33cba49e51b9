"""Learned holdings as a world file, as JSON and in a terminal."""

import io
import json
from datetime import date

from rich.console import Console

from tocsin.export import holdings_json, holdings_terminal, overlay_text
from tocsin.records import Holding, HoldingConflict, Learned
from tocsin.vocabulary import base_world, parse_world

ROW = Holding(
    person='Ann "Red" Bell',
    spellings=("A. Bell",),
    office="CHL/defence-minister",
    title="Defence Minister",
    country="CHL",
    sector="GOV",
    first=date(2027, 3, 1),
    last=date(2027, 5, 1),
    ended=date(2027, 7, 1),
    valid_from=date(2027, 1, 30),
    valid_to=date(2027, 5, 31),
    until=date(2027, 7, 1),
    reports=("a1", "b2"),
    publishers=2,
    words="Defence\u2028Minister: [bold]Ann[/bold] " + "x" * 900,
    source="Paper, 2027-03-01",
)
CLASH = HoldingConflict(
    kind="two-holders", persons=("C D", "E F"), offices=("CHL/x",), detail="C D\n- code: ZZZ"
)
GOT = Learned(holdings=(ROW,), conflicts=(CLASH,))


def test_the_world_file_is_read_again() -> None:
    world = parse_world(overlay_text(GOT, base_world()), "learned.yaml")
    (holder,) = world.offices["CHL/defence-minister"].holders
    assert (holder.name, holder.start, holder.seen, holder.end) == (
        'Ann "Red" Bell',
        date(2027, 1, 30),
        date(2027, 5, 31),
        date(2027, 7, 1),
    )
    assert holder.learned == ("a1", "b2")
    assert "2 reports of 2 publishers" in holder.source
    assert world.person("A. Bell") is not None


def test_conflicts_stay_comments() -> None:
    text = overlay_text(GOT, base_world())
    assert "#   two-holders: C D - code: ZZZ" in text
    assert overlay_text(Learned(conflicts=(CLASH,)), base_world()).endswith("C D - code: ZZZ\n")
    assert not parse_world(overlay_text(Learned(), base_world()), "x").countries


def test_json_holds_everything() -> None:
    row = json.loads(holdings_json(GOT))
    assert row["holdings"][0]["valid_to"] == "2027-05-31"
    assert row["conflicts"][0]["kind"] == "two-holders"


def test_the_terminal_takes_no_text_for_markup() -> None:
    out = io.StringIO()
    Console(file=out, width=200).print(holdings_terminal(GOT))
    shown = out.getvalue()
    assert "[bold]Ann[/bold]" in shown
    assert "seen 2027-03-01 to 2027-05-01 in 2 reports of 2 publishers; over by 2027-07-01" in shown
    assert "two in one office: C D - code: ZZZ" in shown
