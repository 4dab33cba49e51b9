"""Texts with some of their words changed are found; texts that merely tell the same are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.fuse.twins import KEPT, KEYS, kept, line_of, twins

TEXT = (
    "Harbour pilots at Midport will stop work on Thursday unless the port company pays for the "
    "winter crews, their guild said after a night of talks."
)
some = st.lists(st.sampled_from(["pilots", "port", "crews", "winter", "fog", "talks", "the", "of"]))


def plain_kept(a: list[str], b: list[str]) -> float:
    """The longest common subsequence by the schoolbook."""
    row = [0] * (len(b) + 1)
    for x in a:
        above = row
        row = [0]
        for at, y in enumerate(b):
            row.append(above[at] + 1 if x == y else max(above[at + 1], row[at]))
    return row[-1] / max(len(a), len(b))


def test_a_quarter_of_the_words_edited_is_a_twin() -> None:
    other = TEXT.replace("Harbour pilots", "Boatmen").replace("Thursday", "Friday")
    other = other.replace("port company", "owner").replace("a night of talks", "long talks")
    ((at, source, share),) = twins(["A ferry ran aground off the outer islands.", TEXT, other])
    assert (at, source) == (2, 1)
    assert KEPT <= share < 0.8


@pytest.mark.parametrize(
    "other",
    [
        "Unless winter crews are paid by the port company the Midport guild will stop pilots.",
        "Ferry crews at Midport will meet on Thursday for talks with their guild about the winter.",
        "Harbour pilots at Midport.",
    ],
)
def test_the_same_matter_in_other_words_is_none(other: str) -> None:
    assert not twins([TEXT, other])


def test_too_little_to_tell_is_no_twin() -> None:
    assert not twins(["Pilots strike again", "Pilots strike again"])


@given(some, some)
def test_words_kept_are_those_of_the_schoolbook(a: list[str], b: list[str]) -> None:
    got = kept(line_of(a), line_of(b))
    if a and b and min(len(a), len(b)) >= KEPT * max(len(a), len(b)):
        assert got == pytest.approx(plain_kept(a, b))
    else:
        assert got == 0


@given(some, some)
def test_keeping_has_no_direction(a: list[str], b: list[str]) -> None:
    assert kept(line_of(a), line_of(b)) == kept(line_of(b), line_of(a))


@given(some)
def test_keys_are_few_and_each_once(a: list[str]) -> None:
    keys = line_of(a).keys
    assert len(set(keys)) == len(keys) <= KEYS


def test_a_form_filled_in_again_is_no_twin() -> None:
    forms = [
        f"{n} people died when shells fell on {a} near {b}, the governor of {c} said on Monday."
        for n, a, b, c in (("Four", "Alder", "Birch", "Cedar"), ("Nine", "Damson", "Elm", "Fir"))
    ]
    assert not twins(forms)
    assert twins([*forms, forms[1].replace("people died", "were killed")])
