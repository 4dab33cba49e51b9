"""What sources claim about one thing, and how a source tends to speak."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

V = TypeVar("V", bound=Hashable)
Likeness = Callable[[V, V], float]
"""`likeness(said, true)`: how readily `said` is said where `true` is true without being meant as
its whole; 0 where the one speaks against the other, 1 at most. A subset of a list, a country for a
town in it, "at least 20" for 23. Need not be the same both ways."""


@dataclass(frozen=True, slots=True)
class Claim(Generic[V]):
    """A value by a source. One source has one claim about a thing: collapse by origin first."""

    source: str
    value: V


@dataclass(frozen=True, slots=True)
class Habits:
    """How a source speaks: shares of its own claims (they sum to 1), and how often it has none."""

    exact: float
    """Of its own claims: the true value."""
    partial: float = 0.0
    """Of its own claims: something that the true value bears out."""
    copies: float = 0.0
    """Of all its claims: repeated from a claim made before it, right or wrong."""

    @property
    def wrong(self) -> float:
        """Of its own claims: neither."""
        return max(0.0, 1.0 - self.exact - self.partial)


def apart(_said: Hashable, _true: Hashable) -> float:
    """The likeness of values that never bear each other out."""
    return 0.0


def latest(claims: Iterable[Claim[V]]) -> tuple[Claim[V], ...]:
    """One claim a source, its last, in the order given."""
    last = {c.source: c for c in claims}
    return tuple(last.values())
