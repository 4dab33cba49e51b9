"""Developments in, early warnings out."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.assess.build import NORTH, SOUTH, WORLD, Said, day, material
from tocsin.assess import assess, likelihood, mixes
from tocsin.records import EarlyWarning, Party
from tocsin.vocabulary import icd_203

SUNDAY = (
    "An attack on Southland could come as early as Sunday "
    "and will almost certainly come by the end of next week."
)
FIRST = Said(text=SUNDAY, phrase="as early as Sunday", window=(2, 9))
EAST = Party(name="Eastland", country="XCC", sector="MIL")


def only(given_: list[Said], as_of: float | None = None) -> EarlyWarning:
    found = assess(material(given_), WORLD, None if as_of is None else day(as_of))
    assert len(found) == 1
    return found[0]


def test_a_question_names_who_whom_what_and_when() -> None:
    said = Said(text=SUNDAY, window=(2, 9), instrument="missile")
    assert only([said]).question == "Will Northland attack Southland with missiles by 14 May 2031?"


def test_an_undated_warning_counts_from_its_report() -> None:
    text = "He believed that an attack was two weeks to two months away."
    warning = only([Said(text=text, at=None, relative=(336.0, 1440.0))])
    assert warning.start is None
    assert warning.question.endswith("within 60 days of the report?")
    inside = [p.probability for p in warning.curve if p.days in {14.0, 60.0}]
    share = (inside[1] - inside[0]) / warning.curve[-1].probability
    assert 0.7 < share < 0.95


def test_unrelated_crises_stay_apart() -> None:
    undated = [
        Said(text=f"{n}. {SUNDAY}", at=None, development=f"d{n}", outlet=f"Paper {n}")
        for n in range(3)
    ]
    assert len(assess(material(undated), WORLD, None)) == 3
    years = [
        Said(text=f"{n}. {SUNDAY}", at=n * 365, window=(n * 365, n * 365 + 5), development=f"d{n}")
        for n in range(3)
    ]
    assert len(assess(material(years), WORLD, None)) == 3


def test_what_agrees_in_everything_is_one_question() -> None:
    later = Said(text="Northland is preparing an attack.", at=3, origin="o2", development="d2")
    warning = only([FIRST, later])
    assert [v.origin for v in warning.views] == ["o1", "o2"]
    assert set(warning.developments) == {"d1", "d2"}


def test_other_actors_are_another_question() -> None:
    other = Said(
        text="Eastland may attack Southland.", actors=(EAST,), development="d2", origin="o2"
    )
    assert len(assess(material([FIRST, other]), WORLD, None)) == 2


RIVAL = Party(name="Commander Odo Lint", country="XBB", sector="REB")
PLAN = Said(
    text="Northland had not told its allies that it planned to kill Lint.",
    trigger="kill",
    modality="planned",
    recipients=(Party(name="Lint", country="XBB", sector="REB"),),
)


def test_nobody_is_killed_twice() -> None:
    def told(
        at: float, text: str = "Commander Odo Lint was killed.", trigger: str = "killed"
    ) -> Said:
        return Said(
            text=text,
            at=at,
            trigger=trigger,
            modality="actual",
            recipients=(RIVAL,),
            development="d2",
        )

    assert assess(material([PLAN]), WORLD, None)
    assert not assess(material([told(-1), PLAN]), WORLD, None)
    assert assess(material([told(1), PLAN]), WORLD, day(0.5))
    tried = told(-1, "There was an assassination attempt on Odo Lint.", "assassination")
    assert assess(material([tried, PLAN]), WORLD, None)
    vow = Said(
        text="Lint could strike Northland within days.", actors=(RIVAL,), recipients=(NORTH,)
    )
    assert not assess(material([told(-1), vow]), WORLD, None)
    south = Said(text="Northland could attack Southland within days.")
    assert assess(material([told(-1), south]), WORLD, None)


def test_routine_meetings_are_no_warning() -> None:
    visit = Said(text="She will visit on Monday.", type="CONSULT", modality="planned")
    assert assess(material([visit]), WORLD, None) == ()


def test_a_bare_threat_is_a_warning() -> None:
    threat = Said(
        text="Northland vowed to answer at the hour of its choosing.",
        type="THREATEN",
        modality="actual",
        manner="threaten",
        speech_act=True,
    )
    warning = only([threat])
    assert warning.views[0].wording.startswith("vowed")
    assert warning.views[0].probability < 0.5


def test_a_copy_keeps_the_window_of_its_source_and_turns_stale() -> None:
    copy = Said(
        text=SUNDAY, phrase="as early as Sunday", window=(9, 16), at=5, copy_of=0, outlet="Mirror"
    )
    warning = only([FIRST, copy])
    fresh, stale = warning.views
    assert not fresh.stale
    assert stale.stale
    assert stale.quotes[0].window is not None
    assert stale.quotes[0].window.earliest == day(2)
    assert stale.quotes[0].window.latest == day(9)


def test_a_prompt_copy_is_not_stale() -> None:
    copy = Said(
        text=SUNDAY, phrase="as early as Sunday", window=(2, 9), at=0.1, copy_of=0, outlet="Mirror"
    )
    assert not any(v.stale for v in only([FIRST, copy]).views)


def test_a_word_without_a_time_lies_ahead_of_its_report() -> None:
    warning = only([Said(text="Northland is planning an attack.", at=1)])
    window = warning.views[0].quotes[0].window
    assert window is not None
    assert (window.earliest, window.latest) == (day(1), None)
    assert warning.views[0].window is None


def happened(at: float, **more: object) -> Said:
    fields = {"text": "Northland attacked.", "modality": "actual", "development": "deed", **more}
    return Said(at=at, window=(at, at + 1), **fields)  # type: ignore[arg-type]


def test_what_has_happened_overtakes() -> None:
    warning = only([FIRST, happened(4, origin="o3")])
    assert warning.status == "overtaken"
    assert warning.status_reason


def test_a_deed_against_those_who_were_there_is_against_their_country() -> None:
    crew = Party(name="the film crew", country="XBB", sector="JRN")
    assert only([FIRST, happened(4, recipients=(crew,))]).status == "overtaken"


def test_what_is_left_open_or_advised_foretells_nothing() -> None:
    left = Said(text="The memo does not say whether Northland would attack Southland.")
    advised = Said(text="They told Northland to spread its answer over weeks.", manner="advise")
    bare = Said(text="An attack would be limited.", actors=(), recipients=())
    assert assess(material([left, advised, bare]), WORLD, None) == ()


def test_a_measure_without_a_target_asks_no_question() -> None:
    closing = Said(text="Northland will shut a road at noon.", type="COERCE", recipients=())
    assert assess(material([closing]), WORLD, None) == ()


def test_a_weapon_that_few_name_stays_out_of_the_question() -> None:
    other = [Said(text=f"{n}. {SUNDAY}", window=(2, 9), origin=f"o{n}") for n in (2, 3)]
    armed = Said(text=SUNDAY, window=(2, 9), instrument="missile")
    assert "missile" not in only([armed, *other]).question


def test_likelier_and_better_based_questions_come_first() -> None:
    sure = Said(text="It will almost certainly attack.", recipients=(EAST,), development="d2")
    found = assess(material([FIRST, sure, happened(1, recipients=(EAST,))]), WORLD, None)
    assert [w.status for w in found] == ["open", "overtaken"]


def test_an_earlier_deed_or_another_doer_does_not_overtake() -> None:
    assert only([FIRST, happened(-3)]).status == "open"
    assert only([FIRST, happened(4, actors=(SOUTH,), recipients=(NORTH,))]).status == "open"


def test_time_runs_out() -> None:
    assert only([FIRST], as_of=5).status == "open"
    closed = only([FIRST], as_of=30)
    assert closed.status == "expired"
    assert closed.probability < only([FIRST]).probability


def test_taken_back_by_its_own_origin() -> None:
    back = Said(text="They withdrew their warning.", at=2, stance="retracts")
    assert only([FIRST, back]).status == "withdrawn"


def test_waiting_lowers_it() -> None:
    curves = [only([FIRST], as_of=n).probability for n in (1, 4, 6, 8)]
    assert curves == sorted(curves, reverse=True)


def test_only_what_was_published_by_then_counts() -> None:
    later = Said(text="An attack is imminent.", at=6, origin="o2", development="d2")
    assert only([FIRST, later], as_of=3).views == only([FIRST], as_of=3).views


def uncoded(text: str, **more: object) -> Said:
    fields = {
        "event": False,
        "actors": (),
        "recipients": (),
        "placed": False,
        "origin": "o9",
        **more,
    }
    return Said(text=text, **fields)  # type: ignore[arg-type]


def test_words_that_stand_for_the_event_join_its_question() -> None:
    text = "Northland says nothing, but Southland expects that the blow may come on Tuesday."
    warning = only([FIRST, uncoded(text, times=(("on Tuesday", 3, 4),), at=1)])
    assert len(warning.views) == 2
    assert warning.views[1].quotes[0].window is not None
    assert warning.views[1].quotes[0].window.latest == day(4)


def test_a_copied_forecast_is_no_second_origin() -> None:
    text = "The blow against Southland may come on Tuesday."
    first = uncoded(text, times=(("on Tuesday", 3, 4),), at=1)
    copy = uncoded(text, times=(("on Tuesday", 3, 4),), at=1.1, copy_of=1, outlet="Mirror")
    assert [v.origin for v in only([FIRST, first, copy]).views] == [
        v.origin for v in only([FIRST, first]).views
    ]


def test_a_weak_word_alone_foretells_nothing() -> None:
    text = "The minister will come to the port on Tuesday."
    assert len(only([FIRST, uncoded(text, times=(("on Tuesday", 3, 4),))]).views) == 1


def test_a_hazard_is_a_question_of_its_own() -> None:
    text = "The wall of the dam could fail within two days, the engineers said."
    warning = only([uncoded(text, times=(("within two days", 0, 2),))])
    assert warning.type == "HAZARD"
    assert "could fail within two days" in warning.question
    assert warning.views[0].quotes[0].window is not None
    assert warning.views[0].quotes[0].window.latest == day(2)


def test_a_second_time_in_the_sentence_closes_an_open_window() -> None:
    end = ("by the end of next week", 0, 14)
    warning = only([Said(text=SUNDAY, phrase="as early as Sunday", window=(2, None), times=(end,))])
    assert warning.views[0].window is not None
    assert (warning.views[0].window.earliest, warning.views[0].window.latest) == (day(2), day(14))


def test_a_threat_without_a_doer_is_its_speakers() -> None:
    threat = Said(
        text="Southland will pay for it, he swore.",
        actors=(),
        modality="threatened",
        manner="threaten",
    )
    assert only([threat]).actors == ()


prospects = st.lists(
    st.builds(
        Said,
        text=st.sampled_from(
            [
                SUNDAY,
                "Northland vowed an answer.",
                "An attack is unlikely.",
                "Northland is in the final stages of planning.",
                "There is a 70 per cent chance of an attack.",
            ]
        ),
        origin=st.sampled_from(["o1", "o2", "o3", ""]),
        at=st.none() | st.integers(0, 20).map(float),
        window=st.none() | st.tuples(st.integers(0, 5), st.integers(6, 50)),
        modality=st.sampled_from(["planned", "possible", "threatened", "conditional"]),
        manner=st.sampled_from(["say", "warn", "believe", "speculate"]),
        outlet=st.sampled_from(["Harbour Times", "Mirror"]),
    ),
    min_size=1,
    max_size=5,
)


@settings(max_examples=60, deadline=None)
@given(prospects)
def test_laws_of_every_warning(given_: list[Said]) -> None:
    for warning in assess(material(given_), WORLD, None):
        values = [p.probability for p in warning.curve]
        assert values == sorted(values)
        assert all(0 <= v <= 1 for v in values)
        assert 0 <= warning.probability <= values[-1]
        assert warning.likelihood == likelihood(warning.probability)
        lines = (*warning.grounds, *warning.would_change, warning.question, warning.status_reason)
        assert not any(mixes(line) for line in lines)
    kept = {
        q.report for w in assess(material(given_), WORLD, None) for v in w.views for q in v.quotes
    }
    assert kept == set(material(given_).reports)


@settings(max_examples=40, deadline=None)
@given(prospects, st.integers(0, 4))
def test_an_origin_repeated_ten_times_changes_nothing(given_: list[Said], which: int) -> None:
    said = given_[which % len(given_)]
    if not said.origin:
        return
    once = assess(material(given_), WORLD, None)
    tenfold = assess(material([*given_, *[said] * 9]), WORLD, None)
    assert [w.probability for w in once] == [w.probability for w in tenfold]
    assert [w.curve for w in once] == [w.curve for w in tenfold]
    assert [(w.confidence, w.grounds) for w in once] == [(w.confidence, w.grounds) for w in tenfold]


@settings(max_examples=30, deadline=None)
@given(prospects)
def test_the_same_material_gives_the_same_warnings(given_: list[Said]) -> None:
    assert assess(material(given_), WORLD, None) == assess(material(given_), WORLD, None)


@given(st.floats(0, 1))
def test_words_agree_with_the_number(p: float) -> None:
    low = 0.0
    for top, words in icd_203():
        if low <= p < top:
            assert likelihood(p) == words
        low = top


def test_mixing_is_seen() -> None:
    assert mixes("We have high confidence that it is likely.")
    assert not mixes("It is likely.")
    assert not mixes("Confidence is high.")
