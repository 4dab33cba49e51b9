"""Track records learned without a key, on claims whose truth is known to the test."""

from collections.abc import Callable
from random import Random

import pytest

from tocsin.fuse.belief import Claim, Habits, Learned, Priors, Shape, apart, learn

PRIORS = Priors({"": Habits(0.7, copies=0.2)})
TEN = Shape(alternatives=10)
Items = dict[int, list[Claim[int]]]
Saying = Callable[[Random, list[int]], int]
"""What a source says, given what was said before; the truth is always 0."""


def right(share: float) -> Saying:
    return lambda chance, _: 0 if chance.random() < share else chance.randint(1, 10)


def echo(chance: Random, before: list[int]) -> int:
    return chance.choice(before)


def world(sources: dict[str, Saying], things: int = 150) -> Items:
    chance = Random(7)  # noqa: S311 - a made-up world, no secret
    items: Items = {}
    for thing in range(things):
        said: list[int] = []
        for saying in sources.values():
            said.append(saying(chance, said))
        items[thing] = [Claim(s, v) for s, v in zip(sources, said, strict=True)]
    return items


def learned(items: Items, priors: Priors = PRIORS) -> Learned:
    return learn(items, apart, TEN, priors, lambda _: "")


def test_the_better_source_is_found_to_be_better() -> None:
    shares = {"good": 0.9, "sound": 0.8, "fair": 0.7, "even": 0.5, "poor": 0.3}
    found = learned(world({name: right(share) for name, share in shares.items()}))
    for name, share in shares.items():
        assert found.habits(name).exact == pytest.approx(share, abs=0.1)


def test_whoever_repeats_is_found_out_by_shared_mistakes() -> None:
    honest = {f"s{i}": right(0.6) for i in range(4)}
    shape = Shape(10, dated=True)
    items = world({**honest, "echo": echo})
    found = learn(items, apart, shape, PRIORS, lambda _: "")
    assert found.habits("echo").copies > 0.5
    assert all(found.habits(s).copies < 0.25 for s in honest)


def test_a_source_of_few_claims_is_judged_as_its_kind() -> None:
    crowd = {f"crowd{i}": right(0.3) for i in range(20)}
    staff = {f"staff{i}": right(0.9) for i in range(4)}
    items = world({**staff, **crowd}, things=40)
    priors = Priors({kind: Habits(0.7) for kind in ("crowd", "staff")})
    kind = str.rstrip
    found = learn(items, apart, TEN, priors, lambda s: kind(s, "0123456789"))
    assert found.habits("crowd99").exact < 0.45
    assert found.habits("staff99").exact > 0.8


def test_without_company_nothing_is_learned() -> None:
    items = {i: [Claim("alone", i)] for i in range(50)}
    assert learned(items).habits("alone") == PRIORS.kinds[""]


def test_a_kind_that_is_held_fast_stays() -> None:
    items = world({"good": right(0.9), "poor": right(0.2)})
    fast = Priors({"": Habits(0.7)}, kind_strength=float("inf"))
    assert learned(items, fast).kinds[""] == Habits(0.7)


def test_no_record_puts_a_source_beyond_error() -> None:
    items = world({f"s{i}": right(1.0) for i in range(5)})
    assert max(learned(items).habits(f"s{i}").exact for i in range(5)) <= 0.98 + 1e-9
