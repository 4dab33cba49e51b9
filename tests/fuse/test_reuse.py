from datetime import timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fuse.build import START, WORLD
from tocsin.fuse import fuse
from tocsin.fuse.figures import Figure, figures
from tocsin.fuse.outlets import OutletBook
from tocsin.fuse.prints import Print, fingerprint
from tocsin.fuse.reuse import ReuseIndex
from tocsin.records import Report, Reuse, TimeRange, record_id

TEXT = (
    "The harbour pilots of Midport will stop work on Thursday unless the port company pays for the "
    "winter crews, their guild said after a meeting in the sail loft. Some forty ships a day need "
    "a pilot to pass the Gull Rock shoals, and the company has hired nobody to take their "
    "place.\n\n"
    "The company called the demand a surprise. It has offered to talk in March, when the budget of "
    "the province has been voted, and points out that the crews were paid for last winter without "
    "any written promise. The guild answered that fog does not wait for budgets.\n\n"
    "Two of the ferries to the outer islands carry their own certificates and would run as usual."
)
EDITED = TEXT.replace("will stop work on Thursday", "down tools on Thursday").replace(
    "The company called the demand a surprise.", "The port company says it was taken by surprise."
)


def report(outlet: str, body: str, hours: float | None) -> Report:
    when = TimeRange() if hours is None else TimeRange.at(START + timedelta(hours=hours), "header")
    return Report(outlet=outlet, title="", body=body, published=when)


def found(*reports: Report) -> list[Reuse]:
    return list(fuse({record_id(r): r for r in reports}, [], WORLD, {}).reuse)


def test_a_later_reprint_is_a_verbatim_copy() -> None:
    source, copy = report("Northern Wire", TEXT, 0), report("Morning Echo", TEXT, 5)
    (reuse,) = found(copy, source)
    assert (reuse.copy, reuse.source) == (record_id(copy), record_id(source))
    assert (reuse.kind, reuse.containment, reuse.credited) == ("verbatim", 1.0, False)


def test_credit_outweighs_the_clock() -> None:
    source = report("Northern Wire", TEXT, 5)
    copy = report("Morning Echo", "From Northern Wire dispatches.\n\n" + TEXT, 0)
    (reuse,) = found(source, copy)
    assert reuse.copy == record_id(copy)
    assert reuse.credited


def test_an_undated_reprint_is_the_copy() -> None:
    source, copy = report("Northern Wire", TEXT, 0), report("Morning Echo", TEXT, None)
    assert [r.copy for r in found(copy, source)] == [record_id(copy)]


def test_an_edited_brief_cut_from_a_long_dispatch_is_found() -> None:
    brief = report("Morning Echo", EDITED.split("\n\n", maxsplit=1)[0], 3)
    (reuse,) = found(report("Northern Wire", TEXT, 0), brief)
    assert reuse.copy == record_id(brief)
    assert reuse.kind in {"verbatim", "edited"}


def test_a_credited_retelling_is_a_paraphrase() -> None:
    retold = report(
        "Morning Echo",
        "Midport's harbour pilots want to strike over pay for winter crews, Northern Wire reports. "
        "Forty ships a day that pass the Gull Rock shoals would be left without them.",
        6,
    )
    (reuse,) = found(report("Northern Wire", TEXT, 0), retold)
    assert (reuse.kind, reuse.credited) == ("paraphrase", True)


def test_two_reports_of_one_speech_do_not_copy_each_other() -> None:
    speech = (
        '"We shall keep the lamps on the Kettle lit through every night of this winter, and '
        'whoever comes by water shall find the quay open and a kettle on the stove," '
        "the mayor said."
    )
    one = report("Northern Wire", f"Few came to the square in the rain. {speech} Then he left.", 0)
    other = report(
        "Morning Echo", f"The mayor of Midport spoke briefly. {speech} A band played.", 2
    )
    assert not [r for r in found(one, other) if r.kind == "verbatim"]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("At least 23 people were killed in the flood.", Figure("+kill", 23, None, "at least 23")),
        ("The ministry put the number of dead at 31.", Figure("+kill", 31, 31, "31")),
        ("Two new harbour tugs arrived.", Figure("tug", 2, 2, "Two")),
    ],
)
def test_figures_count_the_right_thing(text: str, want: Figure) -> None:
    assert want in figures(text)


@pytest.mark.parametrize(
    "text",
    ["It may come within 24 to 48 hours.", "She was killed at 7 p.m.", "The general, 54, died."],
)
def test_measures_are_no_tolls(text: str) -> None:
    assert not [f for f in figures(text) if f.unit == "+kill"]


STOCK = (
    "Talks between the guild and the company have gone on since the spring, when the winter crews "
    "were laid off. More than ninety pilots have left the province since then, by the guild's own "
    "count, and two of the harbours in the north have had to close at night."
)
BRIEFS = [TEXT, EDITED, *TEXT.split("\n\n")[:2], EDITED.split("\n\n", maxsplit=1)[0]]
OTHERS = [
    "A tug sank at its mooring in Oster. Nobody was on board, and nobody can say how. " + STOCK,
    "Northern Wire reports that pilots of Midport will strike over winter crews on Thursday.",
]
BOOK = OutletBook(WORLD)
PRINTS: list[Print] = [
    fingerprint(f"r{at}{outlet[0]}", made, made.published, BOOK)
    for at, body in enumerate([*BRIEFS, *OTHERS, TEXT + "\n\n" + STOCK])
    for outlet, hours in (
        ("Northern Wire", 3.0 * at),
        ("Morning Echo", None),
        ("Evening Herald", 9),
    )
    for made in [report(outlet, body, hours)]
]
some = st.lists(st.sampled_from(PRINTS), unique_by=lambda p: p.report, min_size=2)


def index_of(prints: list[Print]) -> ReuseIndex:
    index = ReuseIndex()
    for p in prints:
        _ = index.add(p)
        _ = index.all()  # what is remembered too early would show
    return index


@settings(max_examples=60, deadline=None)
@given(some, st.randoms(use_true_random=False))
def test_order_of_arrival_changes_nothing(prints: list[Print], chance: Random) -> None:
    shuffled = list(prints)
    chance.shuffle(shuffled)
    assert index_of(prints).all() == index_of(shuffled).all()


@settings(max_examples=60, deadline=None)
@given(some)
def test_nobody_takes_from_himself_or_twice_from_one(prints: list[Print]) -> None:
    pairs = [(r.copy, r.source) for r in index_of(prints).all()]
    assert len(set(pairs)) == len(pairs)
    assert all(copy != source for copy, source in pairs)


def test_a_round_up_takes_from_each_of_its_sources() -> None:
    one, other = report("Northern Wire", TEXT, 0), report("Arland State Agency", OTHERS[0], 1)
    both = report("Morning Echo", TEXT + "\n\n" + OTHERS[0], 5)
    assert {r.source for r in found(one, other, both)} == {record_id(one), record_id(other)}


def test_background_under_two_stories_is_no_reuse() -> None:
    fire = (
        "A fire in the grain store of Alder burned through the night and was put out at dawn by "
        "sixty men with buckets. Nobody was hurt, but a third of the harvest is gone.\n\n"
        "The miller blames a lamp. His neighbours recall that he had spoken of insurance."
    )
    tug = (
        "A tug sank at its mooring in Oster in the small hours, with nobody on board.\n\n"
        "Divers found all valves shut and a hole the size of a hand, cut from within."
    )
    one, other = (f"{text}\n\n{STOCK}" for text in (fire, tug))
    assert not found(report("Northern Wire", one, 0), report("Morning Echo", other, 3))


def test_a_bulletin_filled_in_again_is_no_reuse() -> None:
    form = "River level at {} bridge at six this morning: {} centimetres, {} slowly. Warning: {}."
    one = report("Northern Wire", form.format("Oster", 212, "rising", 1), 0)
    other = report("Morning Echo", form.format("Tarrow", 148, "falling", 0), 1)
    assert not found(one, other)


def test_a_headline_alone_is_matched_too() -> None:
    title = "Pilots of Midport down tools over pay for the winter crews"
    one = Report(
        outlet="Northern Wire", title=title, body="", published=report("", "", 0).published
    )
    edited = title.replace("down tools", "stop work")
    other = Report(
        outlet="Morning Echo", title=edited, body="", published=report("", "", 2).published
    )
    (reuse,) = found(one, other)
    assert reuse.kind == "edited"


def test_an_agency_gives_where_the_times_do_not_tell() -> None:
    day = TimeRange(earliest=START, latest=START + timedelta(days=1), basis="header")
    wire = report("Arland State Agency", TEXT, 3)
    paper = Report(outlet="Morning Echo", title="", body=TEXT, published=day)
    (reuse,) = found(wire, paper)
    assert reuse.copy == record_id(paper)


@pytest.mark.parametrize(
    ("opening", "kinds"),
    [
        ("Northern Wire reports a strike of Midport's harbour pilots over winter crews.", 1),
        ("In a reply to Northern Wire, Midport's harbour pilots spoke of a strike of crews.", 0),
        ("The company denied what Northern Wire told of the strike of harbour pilots.", 0),
    ],
)
def test_an_answered_story_is_not_retold(opening: str, kinds: int) -> None:
    other = report("Morning Echo", f"{opening}\n\nIt is to begin on Thursday.", 6)
    assert len(found(report("Northern Wire", TEXT, 0), other)) == kinds


def test_a_hundred_reprints_are_compared_with_few() -> None:
    index = ReuseIndex()
    for at in range(100):
        made = report(f"Paper {at}", TEXT, float(at))
        touched = index.add(fingerprint(f"p{at:03}", made, made.published, BOOK))
        assert len(touched) <= 9
    assert {r.source for r in index.all()} == {"p000"}
