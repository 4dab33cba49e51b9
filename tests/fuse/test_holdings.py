"""Holdings learned from attestations: what is proposed, known, contradictory, and laws of it."""

from collections.abc import Sequence
from datetime import date, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.export import overlay_text
from tocsin.fuse.holdings import Terms, learned
from tocsin.records import Attestation, Holding, Learned
from tocsin.vocabulary import World, parse_world

WORLD = parse_world(
    """\
schema: tocsin-world/1
countries:
  - code: XAA
    name: Aland
    offices:
      - office: Minister of Defence
        holders:
          - {name: Old Bear, from: 2020-01-01, to: 2025-12-31}
          - {name: Known Hand, from: 2026-01-01, seen: 2026-06-30}
      - office: Foreign Minister
        holders: [{name: Long Server, from: 2020-01-01, seen: 2026-01-01}]
      - {office: Prime Minister}
  - {code: XBB, name: Betony}
""",
    "small.yaml",
)
START = date(2027, 1, 1)


def said(person: str, day: int | None, **more: object) -> Attestation:
    """Somebody called the foreign minister of Betony so many days after the start."""
    given: dict[str, object] = {
        "person": person,
        "office": "Foreign Minister",
        "country": "XBB",
        "ground": "stated",
        "standing": "held",
        "report": f"{person} {day} {more}",
        "day": None if day is None else (START + timedelta(days=day)).isoformat(),
        "publisher": f"paper {0 if day is None else day % 3}",
        "outlet": "Paper",
        "words": f"Minister {person}",
        "sentence": f"{person} spoke on {day}.",
    }
    return msgspec.convert({**given, **more}, Attestation)


def of(found: Learned, person: str) -> Holding:
    (holding,) = [h for h in found.holdings if h.person == person]
    return holding


def learn(*attested: Attestation, **terms: int) -> Learned:
    return learned(attested, WORLD, Terms(**terms))


def kinds(found: Learned) -> list[str]:
    return [c.kind for c in found.conflicts]


def test_several_reports_give_a_holding() -> None:
    found = of(learn(said("Ann Lee", 0), said("Ann Lee", 40)), "Ann Lee")
    assert (found.status, found.country, found.office) == (
        "proposed",
        "XBB",
        "XBB/foreign-minister",
    )
    assert (found.first, found.last) == (START, START + timedelta(days=40))
    assert found.valid_from == START - timedelta(days=30)
    assert found.valid_to == START + timedelta(days=70)
    assert (len(found.reports), found.publishers, found.until) == (2, 2, None)


def test_a_known_office_keeps_its_title_and_its_id() -> None:
    more = {"country": "XAA", "office": "Defence Minister"}
    found = of(learn(said("Ann Lee", 0, **more), said("Ann Lee", 40, **more)), "Ann Lee")
    assert (found.title, found.office) == ("Minister of Defence", "XAA/minister-of-defence")


def test_one_report_or_one_publisher_is_too_few() -> None:
    assert of(learn(said("Ann Lee", 0)), "Ann Lee").status == "few"
    assert of(learn(said("Ann Lee", 0), said("Ann Lee", 3)), "Ann Lee").status == "few"
    copied = [said("Ann Lee", d, sentence="Ann Lee spoke.") for d in (0, 1)]
    assert of(learn(*copied), "Ann Lee").publishers == 1
    unnamed = [said("Ann Lee", d, publisher="") for d in (0, 1)]
    assert of(learn(*unnamed), "Ann Lee").publishers == 0
    assert of(learn(*unnamed, min_publishers=0), "Ann Lee").status == "proposed"


def test_being_new_bounds_the_start_and_being_former_the_end() -> None:
    found = of(
        learn(
            said("Ann Lee", 0, standing="began"),
            said("Ann Lee", 10),
            said("Ann Lee", 50, standing="ended"),
        ),
        "Ann Lee",
    )
    assert (found.begun, found.valid_from) == (START, START)
    assert found.valid_to == START + timedelta(days=40)
    assert found.ended == found.until == START + timedelta(days=50)


def test_only_being_former_gives_no_holding() -> None:
    former = [said("Ann Lee", d, standing="former") for d in (0, 1, 2)]
    found = of(learn(*former), "Ann Lee")
    assert (found.status, found.first, found.ended) == ("ended", None, START)


def test_successors_do_not_overlap() -> None:
    found = learn(said("Ann Lee", 0), said("Ann Lee", 10), said("Bo Falk", 30), said("Bo Falk", 70))
    ann, bo = of(found, "Ann Lee"), of(found, "Bo Falk")
    assert (ann.status, bo.status) == ("proposed", "proposed")
    assert bo.valid_from == START + timedelta(days=11)
    assert ann.valid_to == ann.until == START + timedelta(days=10)


def test_two_at_a_time_are_listed_and_not_proposed() -> None:
    found = learn(said("Ann Lee", 0), said("Ann Lee", 40), said("Bo Falk", 20), said("Bo Falk", 22))
    assert kinds(found) == ["two-holders"]
    assert {h.status for h in found.holdings} == {"conflict"}
    assert "Ann Lee" in overlay_text(found, WORLD)
    assert parse_world(overlay_text(found, WORLD), "x").offices == {}


def test_one_whom_few_attest_blocks_nobody_and_is_listed() -> None:
    found = learn(said("Ann Lee", 0), said("Ann Lee", 40), said("Bo Falk", 20))
    assert kinds(found) == ["two-holders"]
    assert (of(found, "Ann Lee").status, of(found, "Bo Falk").status) == ("proposed", "conflict")


def test_deputies_may_be_several() -> None:
    more = {"office": "Deputy Foreign Minister"}
    found = learn(
        *(said(p, d, **more) for p in ("Ann Lee", "Bo Falk") for d in (0, 40)),
    )
    assert not found.conflicts
    assert {h.status for h in found.holdings} == {"proposed"}


def test_one_name_in_two_countries_is_listed() -> None:
    found = learn(said("Ann Lee", 0), said("Ann Lee", 1, country="XAA"))
    assert kinds(found) == ["two-countries"]
    assert found.holdings == ()
    apart = learn(
        *(said("Ann Lee", d) for d in (0, 1)),
        *(said("Ann Lee", d, country="XAA", office="Police Chief") for d in (0, 1)),
    )
    assert {h.status for h in apart.holdings} == {"conflict"}


def test_what_the_setting_says_yields_to_what_is_stated() -> None:
    implied = said("Ann Lee", 80, country="XAA", ground="setting")
    none = said("Ann Lee", 90, country=None, ground=None)
    found = of(learn(said("Ann Lee", 0), said("Ann Lee", 40), implied, none), "Ann Lee")
    assert (found.country, found.implied, len(found.reports)) == ("XBB", False, 4)
    alone = learn(said("Ann Lee", 0, ground="setting"), said("Ann Lee", 1, ground="setting"))
    assert of(alone, "Ann Lee").implied
    assert learn(none).aside == {"no-country": 1}


def test_names_of_two_lengths_are_one_person() -> None:
    found = learn(said("Ann Marie Lee", 0), said("Ann Lee", 40))
    assert found.holdings[0].person == "Ann Marie Lee"
    assert found.holdings[0].spellings == ("Ann Lee",)
    world = parse_world(overlay_text(found, WORLD), "x")
    assert [t.person for t in world.tenures("Ann Lee")] == ["Ann Marie Lee"]


@pytest.mark.parametrize(
    ("person", "office", "days", "status", "conflicts"),
    [
        ("Long Server", "Foreign Minister", (0, 40), "known", []),
        ("Known Hand", "Defence Minister", (-100, 40), "known", []),
        ("Ann Lee", "Defence Minister", (-300, 40), "conflict", ["known-holder"]),
        ("Ann Lee", "Defence Minister", (0, 40), "proposed", []),
        ("Old Bear", "Defence Minister", (0, 40), "proposed", []),
        ("Old Bear", "Defence Minister", (-400, 40), "conflict", ["known-holder"] * 1),
    ],
)
def test_against_what_is_known(
    person: str, office: str, days: tuple[int, int], status: str, conflicts: list[str]
) -> None:
    found = learn(*(said(person, d, country="XAA", office=office) for d in days))
    assert of(found, person).status == status
    assert set(conflicts) <= set(kinds(found))


def test_who_is_known_without_an_end_and_said_to_have_left_is_listed() -> None:
    more = {"country": "XAA"}
    found = learn(
        said("Long Server", 0, **more), said("Long Server", 40, standing="former", **more)
    )
    assert kinds(found) == ["still-known"]
    assert [h.status for h in found.holdings] == ["known"]


def test_names_that_look_alike_are_marked() -> None:
    more = {"country": "XAA", "office": "Defence Minister"}
    found = learn(*(said("Known Handt", d, **more) for d in (-300, -250)))
    assert "spelled in two ways?" in found.conflicts[0].detail


def test_an_office_of_its_own_kind_is_found_by_its_title() -> None:
    more = {"country": "XAA", "office": "Keeper of the Seal"}
    world = WORLD.with_overlay(
        parse_world(
            """\
schema: tocsin-world/1
countries: [{code: XAA, name: Aland, offices: [{office: Keeper of the Great Seal, id: XAA/seal,
  aliases: [the Keeper of the Seal], holders: [{name: A B, from: 2001-01-01, to: 2002-01-01}]}]}]
""",
            "seal",
        )
    )
    found = learned([said("Ann Lee", d, **more) for d in (0, 40)], world)
    assert [(h.office, h.status) for h in found.holdings] == [("XAA/seal", "proposed")]


def test_lists_may_have_longer_or_shorter_names() -> None:
    more = {"country": "XAA", "office": "Defence Minister"}
    found = learn(*(said("Known Marie Hand Jr.", d, **more) for d in (0, 40)))
    assert [h.status for h in found.holdings] == ["known"]


def test_an_office_of_another_place_is_another_office() -> None:
    mayors = {"office": "Mayor", "country": "XAA"}
    found = learn(
        *(said("Ann Lee", d, of="Wick", **mayors) for d in (0, 40)),
        *(said("Bo Falk", d, of="Tarn", **mayors) for d in (0, 40)),
        *(said("Cy Dunn", d, office="Ambassador", of="XBB", country="XAA") for d in (0, 40)),
    )
    assert {h.title: h.status for h in found.holdings} == {
        "Ambassador to Betony": "proposed",
        "Mayor of Tarn": "proposed",
        "Mayor of Wick": "proposed",
    }


def test_the_name_of_a_known_person_elsewhere_is_listed() -> None:
    found = learn(said("Long Server", 0), said("Long Server", 40))
    assert kinds(found) == ["two-countries"]


def test_former_and_later_in_office_is_listed() -> None:
    found = learn(said("Ann Lee", 0), said("Ann Lee", 20, standing="former"), said("Ann Lee", 40))
    assert kinds(found) == ["returned"]


def test_later_reports_widen_what_was_learned() -> None:
    first = learn(said("Ann Lee", 0), said("Ann Lee", 40))
    world = WORLD.with_overlay(parse_world(overlay_text(first, WORLD), "one"))
    more = learned([said("Ann Lee", 100), said("Ann Lee", 101)], world)
    holding = of(more, "Ann Lee")
    assert holding.status == "proposed"
    assert holding.valid_from == START - timedelta(days=30)
    assert len(holding.reports) == 4
    wider = world.with_overlay(parse_world(overlay_text(more, world), "two"))
    (tenure,) = wider.tenures("Ann Lee")
    assert (tenure.start, tenure.last) == (holding.valid_from, START + timedelta(days=131))


PEOPLE = ["Ann Lee", "Ann Marie Lee", "Bo Falk", "Known Hand"]
OFFICES = ["Foreign Minister", "Defence Minister", "Deputy Foreign Minister"]
LOW = Terms(min_reports=1, min_publishers=0)
"""So that almost everything is proposed."""
ATTESTED = st.builds(
    said,
    st.sampled_from(PEOPLE),
    st.none() | st.integers(-400, 400),
    office=st.sampled_from(OFFICES),
    country=st.sampled_from(["XAA", "XBB", "XBB", "XBB"]),
    ground=st.sampled_from(["stated", "stated", "setting"]),
    standing=st.sampled_from(["held", "held", "held", "began", "ended", "former"]),
    publisher=st.sampled_from(["", "a", "b", "c"]),
    sentence=st.sampled_from(["One.", "Two.", "Three."]),
)
MANY = st.lists(ATTESTED, max_size=14)


@given(MANY, st.randoms(use_true_random=False))
def test_order_does_not_matter(attested: Sequence[Attestation], random: object) -> None:
    mixed = list(attested)
    random.shuffle(mixed)  # type: ignore[attr-defined] - hypothesis gives a Random
    assert learned(attested, WORLD, LOW) == learned(mixed, WORLD, LOW)


@given(MANY)
def test_saying_it_twice_changes_nothing(attested: Sequence[Attestation]) -> None:
    assert learned([*attested, *attested], WORLD, LOW) == learned(attested, WORLD, LOW)


@given(MANY)
def test_nothing_is_learned_from_undated_reports(attested: Sequence[Attestation]) -> None:
    undated = [msgspec.structs.replace(a, day=None) for a in attested]
    found = learned([*attested, *undated], WORLD, LOW)
    assert learned(undated, WORLD, LOW).holdings == ()
    assert found.holdings == learned([a for a in attested if a.day], WORLD, LOW).holdings


@given(MANY, MANY)
def test_more_reports_never_shorten_a_span(
    attested: Sequence[Attestation], more: Sequence[Attestation]
) -> None:
    """Of a person and a kind of office, whatever becomes of it: what reports span, as published."""
    before, after = (spans(given) for given in (attested, [*attested, *more]))
    for key, (first, last) in before.items():
        assert any(
            key[1] == other[1] and key[0] <= other[0] and a <= first and last <= b
            for other, (a, b) in after.items()
        )


def spans(attested: Sequence[Attestation]) -> dict[tuple[frozenset[str], str], tuple[date, date]]:
    """First and last day in office by names and office, where one country is said."""
    single = [msgspec.structs.replace(a, country="XBB", ground="stated") for a in attested]
    return {
        (frozenset({h.person, *h.spellings}), h.office): (h.first, h.last)
        for h in learned(single, WORLD, LOW).holdings
        if h.first and h.last
    }


@given(MANY)
def test_what_is_written_is_read_and_then_known(attested: Sequence[Attestation]) -> None:
    found = learned(attested, WORLD, LOW)
    over = parse_world(overlay_text(found, WORLD), "learned.yaml")
    again = learned(attested, WORLD.with_overlay(over), LOW)
    assert not [h for h in again.holdings if h.status == "proposed"]
    proposed = {h.person for h in found.holdings if h.status == "proposed"}
    assert proposed <= {h.person for h in again.holdings if h.status == "known"}


@given(MANY)
def test_what_is_vouched_for_holds_what_is_attested(attested: Sequence[Attestation]) -> None:
    for h in learned(attested, WORLD, LOW).holdings:
        if h.status == "proposed":
            assert h.first
            assert h.last
            assert h.valid_from
            assert h.valid_to
            assert h.valid_from <= h.first
            handed_over = h.until is not None and h.until < h.last
            assert h.last - timedelta(days=handed_over) <= h.valid_to
            assert h.until is None or h.valid_to <= h.until


@given(MANY)
def test_one_office_has_one_holder_a_day(attested: Sequence[Attestation]) -> None:
    found = [h for h in learned(attested, WORLD, LOW).holdings if h.status == "proposed"]
    single = [h for h in found if not h.several]
    for a in single:
        for b in single:
            if a is not b and a.office == b.office and a.valid_to and b.valid_from and a.valid_from:
                assert a.valid_to < b.valid_from or (b.valid_to and b.valid_to < a.valid_from)


def test_worlds_are_left_as_they_are() -> None:
    before: World = WORLD
    _ = learn(said("Ann Lee", 0), said("Ann Lee", 40))
    assert [h.name for h in before.offices["XAA/foreign-minister"].holders] == ["Long Server"]
