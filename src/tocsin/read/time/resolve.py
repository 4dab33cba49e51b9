"""Reckons a phrase's meaning from an anchor, the tense of its clause and the conventions."""

from dataclasses import replace

from tocsin.read.time.algebra import Range
from tocsin.read.time.bounds import BOUNDS
from tocsin.read.time.context import Context, reckon
from tocsin.read.time.counted import COUNTED
from tocsin.read.time.recurring import RECURRING
from tocsin.read.time.tree import Node
from tocsin.read.time.units import UNITS

TABLE = RECURRING | UNITS | COUNTED | BOUNDS
ASTRAY = (ValueError, OverflowError, IndexError, StopIteration)
"""What a phrase raises that leads off the calendar."""


def resolve(node: Node, ctx: Context) -> Range:
    """The interval a phrase means.

    Raises `Unanchored` when it needs an anchor, or a date mentioned before, that is not there; one
    of `ASTRAY` when it leads off the calendar.
    """
    return reckon(node, replace(ctx, table=TABLE))
