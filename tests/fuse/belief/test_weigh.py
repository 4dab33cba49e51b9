"""Weighing the values of one thing: Bayes' rule, copying, values that bear each other out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.fuse.belief import Claim, Habits, Shape, apart, latest, weigh

TEN = Shape(alternatives=10)
ACCURACIES = {"a": 0.9, "b": 0.7, "c": 0.6, "d": 0.5, "e": 0.4}
claims_of = st.lists(
    st.tuples(st.sampled_from(sorted(ACCURACIES)), st.sampled_from("xyz")),
    min_size=1,
    unique_by=lambda pair: pair[0],
).map(lambda pairs: [Claim(s, v) for s, v in pairs])


def habits(source: str) -> Habits:
    return Habits(exact=ACCURACIES[source])


@pytest.mark.parametrize("alternatives", [1, 5, 10, 50])
@pytest.mark.parametrize("source", sorted(ACCURACIES))
def test_a_lone_source_is_believed_as_far_as_it_is_right(source: str, alternatives: int) -> None:
    found = weigh([Claim(source, "x")], habits, apart, Shape(alternatives))
    assert found.chance("x") == pytest.approx(ACCURACIES[source])
    assert found.neither == pytest.approx(1 - ACCURACIES[source])


def test_nothing_claimed_is_an_error() -> None:
    with pytest.raises(ValueError, match="nothing is claimed"):
        weigh([], habits, apart, TEN)


@given(claims_of)
def test_chances_sum_to_one(claims: list[Claim[str]]) -> None:
    found = weigh(claims, habits, apart, TEN)
    assert sum(found.chances) + found.neither == pytest.approx(1)


@given(claims_of)
def test_the_order_of_undated_claims_changes_nothing(claims: list[Claim[str]]) -> None:
    one, other = (weigh(c, habits, apart, TEN) for c in (claims, claims[::-1]))
    for value in one.values:
        assert one.chance(value) == pytest.approx(other.chance(value))


@given(claims_of)
def test_one_more_independent_voice_for_a_value_never_lowers_it(claims: list[Claim[str]]) -> None:
    before = weigh(claims, habits, apart, TEN)
    value = claims[0].value
    more = [*claims, Claim("f", value)]
    after = weigh(more, lambda s: Habits(0.6) if s == "f" else habits(s), apart, TEN)
    assert after.chance(value) >= before.chance(value) - 1e-12


def test_whoever_only_repeats_moves_nothing() -> None:
    def known(source: str) -> Habits:
        return Habits(0.7, copies=1.0 if source.startswith("echo") else 0.0)

    alone = [Claim("a", "x"), Claim("b", "y")]
    echoed = [*alone, *(Claim(f"echo-{i}", "x") for i in range(9))]
    one, other = (weigh(c, known, apart, TEN) for c in (alone, echoed))
    assert other.chance("x") == pytest.approx(one.chance("x"), abs=1e-6)


def test_a_late_copier_gives_more_to_what_was_said_long_before() -> None:
    said = [Claim("a", "x"), Claim("b", "y"), Claim("c", "z"), Claim("late", "x")]
    often = {"late": Habits(0.7, copies=0.5)}
    chances = [
        weigh(
            said,
            lambda s: often.get(s, Habits(0.7)),
            apart,
            Shape(10, dated=True, fading=fading),
        ).chance("x")
        for fading in (1.0, 0.5, 0.1)
    ]
    assert chances == sorted(chances)


def test_a_value_that_bears_another_out_supports_it() -> None:
    def contained(said: str, true: str) -> float:
        return 0.5 if said != true and said in true else 0.0

    claims = [Claim("a", "Han"), Claim("b", "Han, Kamber"), Claim("c", "Pei")]
    partly = weigh(claims, lambda _: Habits(0.6, partial=0.3), contained, TEN)
    strictly = weigh(claims, lambda _: Habits(0.6, partial=0.3), apart, TEN)
    assert partly.chance("Han, Kamber") > 2 * strictly.chance("Han, Kamber")
    assert partly.best == "Han, Kamber"
    assert partly.chance("Pei") < strictly.chance("Pei")


def test_a_source_has_one_claim_its_last() -> None:
    said = [Claim("a", "x"), Claim("b", "y"), Claim("a", "z")]
    assert latest(said) == (Claim("a", "z"), Claim("b", "y"))
