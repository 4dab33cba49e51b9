"""What a phrase is reckoned from, and how one node of its meaning asks for another."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from tocsin.read.time.algebra import Closed, Range
from tocsin.read.time.conventions import Conventions
from tocsin.read.time.tree import Node

Tense = Literal["past", "future"]


class Unanchored(Exception):
    """The phrase cannot be reckoned: no anchor, or it hangs on something no calendar dates."""


@dataclass(frozen=True, slots=True)
class Context:
    """What a phrase is reckoned from; all moments are naive civil time."""

    conv: Conventions
    now: datetime | None
    ref: Closed | None = None
    """The date last mentioned in the text."""
    wide: Closed | None = None
    """The month or year last mentioned, where that was later than a date."""
    tense: Tense | None = None
    offset: float = 0
    """Hours east of Greenwich of the civil time."""
    country: str | None = None
    perfect: bool = False
    """The clause tells what has lasted up to now ("has been closed for three days")."""
    negated: bool = False
    """The clause denies ("will not reopen until Monday")."""
    narrative: bool = False
    """The anchor is a date of the text: dates without a year lie near it, before or after."""
    table: "Mapping[type[Node], Resolver]" = field(default_factory=dict[type[Node], "Resolver"])
    """How each kind of node is reckoned; `resolve.resolve` puts it in."""

    @property
    def anchor(self) -> datetime:
        """The anchor; raises `Unanchored` without one."""
        if self.now is None:
            raise Unanchored
        return self.now

    @property
    def mentioned(self) -> Closed:
        """The date last mentioned; raises `Unanchored` without one."""
        if self.ref is None:
            raise Unanchored
        return self.ref


Resolver = Callable[[Any, Context], Range]
"""Reckons a node of one kind."""


def reckon(node: Node, ctx: Context) -> Range:
    """The interval a node means."""
    return ctx.table[type(node)](node, ctx)


def closed(node: Node, ctx: Context) -> Closed:
    """The same where both ends are needed; raises `Unanchored` when one is open."""
    r = reckon(node, ctx)
    if r.start is None or r.end is None:
        raise Unanchored
    return Closed(r.start, r.end, r.grain, r.about)
