"""What is in the picture: reports, what stands of them, what was withdrawn or corrected."""

from datetime import datetime

import pytest

from tests.picture.build import (
    ALL,
    BEST,
    BETTER,
    COPY,
    DENIAL,
    GAZETTE,
    HOUR,
    RECEIVED,
    START,
    UNDATED,
    UNDATED_COPY,
    WEATHER,
    WIRE,
    WORLD,
    Line,
    corrected,
    correction,
    entries_of,
    ids,
    retraction,
    told,
)
from tests.records.strategies import newer
from tocsin.picture import derive
from tocsin.records import (
    Judgement,
    Picture,
    Plan,
    Record,
    Refused,
    Statement,
    record_id,
)


def of(*records: Record) -> Picture:
    return derive(entries_of(records), None, WORLD)


def flat(*reports: tuple) -> list[Record]:
    return [r for report, said in reports for r in (report, *said)]


def test_an_empty_ledger_gives_an_empty_picture() -> None:
    assert of() == Picture(as_of=None, seq=0)


def test_reports_are_listed_by_time_and_statements_by_text() -> None:
    picture = of(*reversed(flat(*ALL)))
    times = [r.published.earliest for r in picture.reports]
    assert times == [*sorted(t for t in times if t), None, None]
    assert [r.statements for r in picture.reports if r.id == record_id(WIRE[0])] == [3]
    mine = [s for _, s in picture.statements if s.report == record_id(WIRE[0])]
    assert mine == WIRE[1]
    assert picture.seq == len(flat(*ALL))
    assert {k for k, _ in picture.statements} == {record_id(s) for _, said in ALL for s in said}


def test_it_fuses_and_assesses() -> None:
    picture = of(*flat(*ALL))
    assert any(d.type == "ASSAULT" and d.counts.reports > 1 for d in picture.developments)
    assert {r.copy for r in picture.reuse} >= {record_id(COPY[0])}
    assert picture.warnings


def test_as_of_is_the_moment_of_recording() -> None:
    entries = entries_of(flat(WIRE, GAZETTE), [0] * 4 + [5] * 3)
    assert len(derive(entries, RECEIVED, WORLD).reports) == 1
    assert derive(entries, RECEIVED, WORLD).seq == 4
    assert derive(entries, RECEIVED - HOUR, WORLD) == Picture(as_of=RECEIVED - HOUR, seq=0)
    assert len(derive(entries, RECEIVED + 5 * HOUR, WORLD).reports) == 2


def test_a_withdrawn_statement_is_dropped() -> None:
    picture = of(*flat(WIRE), retraction(WIRE[1][0]))
    assert ids(picture) == {record_id(s) for s in WIRE[1][1:]}
    assert not any(
        m.statement == record_id(WIRE[1][0]) for d in picture.developments for m in d.members
    )


def test_a_withdrawn_report_takes_all_that_rests_on_it_along() -> None:
    refused = Refused(subject=record_id(DENIAL[0]), reason="background", detail="it is of 2019")
    picture = of(*flat(DENIAL, WEATHER), refused, retraction(DENIAL[0]))
    assert [r.id for r in picture.reports] == [record_id(WEATHER[0])]
    assert ids(picture) == {record_id(s) for s in WEATHER[1]}
    assert picture.refusals == ()


def test_a_withdrawal_can_be_withdrawn() -> None:
    first = retraction(DENIAL[0])
    second = retraction(first)
    assert len(of(*flat(DENIAL), first, second).reports) == 1
    assert len(of(*flat(DENIAL), first, second, retraction(second)).reports) == 0


def test_long_chains_of_withdrawals_are_followed() -> None:
    chain: list[Record] = [DENIAL[0]]
    chain += [retraction(DENIAL[0])]
    for _ in range(3001):
        chain.append(retraction(chain[-1]))
    assert len(of(*chain).reports) == 1


def test_a_correction_takes_the_place_of_the_machines_statement() -> None:
    picture = of(*flat(GAZETTE), correction(GAZETTE[1][0], BETTER))
    assert ids(picture) == {record_id(BETTER), record_id(GAZETTE[1][1])}
    assert picture.statements[0] == (record_id(BETTER), BETTER)


def test_the_last_correction_counts() -> None:
    machine = GAZETTE[1][0]
    for second in (correction(machine, BEST), correction(BETTER, BEST)):
        picture = of(*flat(GAZETTE), correction(machine, BETTER), second)
        assert ids(picture) == {record_id(BEST), record_id(GAZETTE[1][1])}
    back = of(*flat(GAZETTE), correction(machine, BETTER), correction(BETTER, machine))
    assert ids(back) == {record_id(s) for s in GAZETTE[1]}


def test_a_correction_can_be_undone_or_withdrawn() -> None:
    made = correction(GAZETTE[1][0], BETTER)
    undone = Judgement(subject=record_id(made), verdict="undone", reason="")
    through = Judgement(
        subject=record_id(GAZETTE[1][0]), verdict="undone", reason="", others=(record_id(made),)
    )
    for undo in (undone, through, retraction(made)):
        assert ids(of(*flat(GAZETTE), made, undo)) == {record_id(s) for s in GAZETTE[1]}
    again = Judgement(subject=record_id(undone), verdict="undone", reason="")
    assert record_id(BETTER) in ids(of(*flat(GAZETTE), made, undone, again))


def test_a_withdrawn_statement_stays_away_when_it_was_corrected() -> None:
    made = correction(GAZETTE[1][0], BETTER)
    for gone in (retraction(GAZETTE[1][0]), retraction(BETTER)):
        picture = of(*flat(GAZETTE), made, gone)
        assert ids(picture) == {record_id(GAZETTE[1][1])}
        assert picture.refusals == ()


@pytest.mark.parametrize(
    ("judgement", "words"),
    [
        (correction("0" * 64, BETTER), "no such statement"),
        (correction(GAZETTE[1][0], None), "cannot be read"),
        (correction(GAZETTE[1][0], corrected(BETTER, report="f" * 64)), "no statement of the same"),
        (
            Judgement(
                subject=record_id(GAZETTE[1][0]),
                verdict="corrected",
                reason="",
                value='{"type":"x"}',
            ),
            "no statement of the same",
        ),
        (
            Judgement(subject=record_id(GAZETTE[1][0]), verdict="corrected", reason="", value="B2"),
            "cannot be read",
        ),
    ],
)
def test_a_correction_that_cannot_be_followed_is_listed(judgement: Judgement, words: str) -> None:
    picture = of(*flat(GAZETTE), judgement)
    assert ids(picture) == {record_id(s) for s in GAZETTE[1]}
    (refusal,) = picture.refusals
    assert refusal.subject == record_id(judgement)
    assert words in refusal.detail


def test_a_statement_without_its_report_is_listed() -> None:
    picture = of(*WEATHER[1])
    (refusal,) = picture.refusals
    assert refusal.reason == "report-missing"
    assert picture.statements == ()
    assert of(*WEATHER[1], WEATHER[0]).refusals == ()


def test_refusals_and_newer_records_are_listed_in_order() -> None:
    refused = [Refused(subject=f"{n}.pdf", reason="no-text", detail="") for n in range(3)]
    picture = of(refused[2], newer(5), refused[0], newer(4), refused[1], retraction(refused[0]))
    assert picture.refusals == (refused[2], refused[1])
    assert picture.unrecognised == (record_id(newer(5)), record_id(newer(4)))


def test_records_of_other_rooms_change_nothing() -> None:
    plan = Plan(name="Harbour", version=1, scenario="shelling")
    picture = of(*flat(WIRE), plan)
    assert picture.seq == of(*flat(WIRE)).seq + 1
    assert picture.developments == of(*flat(WIRE)).developments


# --- undated reports -----------------------------------------------------------------------------


def bounds(picture: Picture, report: tuple) -> tuple[datetime | None, datetime | None]:
    (found,) = [d for d in picture.dated if d.report == record_id(report[0])]
    return found.published.earliest, found.published.latest


def test_dated_reports_are_not_dated_again() -> None:
    assert of(*flat(WIRE, GAZETTE)).dated == ()


def test_receipt_bounds_a_report_and_nothing_dates_it_by_guesswork() -> None:
    undated = told("Morning Echo", None, [Line("The tide is high.")])
    picture = of(*flat(undated))
    assert bounds(picture, undated) == (None, RECEIVED)
    assert not picture.reports[0].published.known


def test_what_dated_reports_put_at_a_time_bounds_an_undated_one_that_tells_of_it() -> None:
    alone = bounds(of(*flat(UNDATED)), UNDATED)
    assert alone[0] is None or alone[0] < START
    picture = of(*flat(WIRE, UNDATED))
    assert any(d.counts.reports > 1 for d in picture.developments)
    assert bounds(picture, UNDATED) == (START, RECEIVED)
    (dating,) = picture.dated
    assert any("dated reports put at 2031-05-05T08:00:00+00:00" in g for g in dating.grounds)


def test_a_credited_copy_is_no_older_than_its_source() -> None:
    picture = of(*flat(WIRE, UNDATED_COPY))
    assert any(r.copy == record_id(UNDATED_COPY[0]) and r.credited for r in picture.reuse)
    assert bounds(picture, UNDATED_COPY)[0] == START + 6 * HOUR


def test_a_retraction_is_no_older_than_what_its_outlet_reported() -> None:
    gone = "The Harbour Gazette withdraws its report that Arland shelled the harbour of Borrow."
    notice = told("The Harbour Gazette", None, [Line(gone, "ASSAULT")])
    picture = of(*flat(WIRE, GAZETTE, notice))
    stances = {m.stance for d in picture.developments for m in d.members if m.quote.text == gone}
    assert stances == {"retracts"}
    assert bounds(picture, notice) == (START + 30 * HOUR, RECEIVED)


MEETING = "Arland's Foreign Minister Ada Quill met the envoy of Borrow in the Tidal Hall for talks"


@pytest.mark.parametrize(("kind", "bounded"), [("CONSULT", True), ("ASSAULT", False)])
def test_how_long_ago_it_says_bounds_a_report_on_both_sides(kind: str, bounded: bool) -> None:  # noqa: FBT001 - a case
    dated = told("Northern Wire", 6, [Line(f"{MEETING}, officials said.", kind, begins=0)])
    undated = told("Morning Echo", None, [Line(f"{MEETING}.", kind, ago=(-36, -12))])
    picture = of(*flat(dated, undated))
    last = START + (24 + 36 + 14) * HOUR
    assert bounds(picture, undated) == (START, last if bounded else RECEIVED)
    assert any("puts near its own day" in g for g in picture.dated[0].grounds) == bounded


def test_a_report_taken_back_by_its_hour_was_of_the_same_day() -> None:
    words = "We said at two this afternoon that Arland shelled the harbour of Borrow. It was wrong."
    notice = told("The Harbour Gazette", None, [Line(words)])
    picture = of(*flat(WIRE, GAZETTE, notice))
    said = START + 30 * HOUR
    midnight = said.replace(hour=0, minute=0)
    assert bounds(picture, notice) == (said, midnight + 30 * HOUR)
    other = told("The Harbour Gazette", None, [Line(words.replace("two", "five"))])
    assert bounds(of(*flat(WIRE, GAZETTE, other)), other)[1] == RECEIVED


def test_a_report_received_before_a_thing_is_not_bounded_by_it() -> None:
    """Whatever else ties the two together: the ground is listed as contradicting."""
    entries = entries_of(flat(UNDATED_COPY, WIRE), [-24 * 40] * 5 + [0] * 4)
    picture = derive(entries, None, WORLD)
    (dating,) = picture.dated
    assert dating.published.latest == RECEIVED - 24 * 40 * HOUR
    assert dating.published.earliest is None or dating.published.earliest < START
    assert any(g.startswith("contradicting") for g in dating.grounds)


def test_statements_are_what_they_were() -> None:
    picture = of(*flat(WIRE))
    assert all(isinstance(s, Statement) for _, s in picture.statements)
    assert [s for _, s in picture.statements] == WIRE[1]
