"""A parse as plain columns, before it is a tree."""

from dataclasses import dataclass


@dataclass(slots=True)
class Tokens:
    """The columns of a parse, one entry per token."""

    lower: list[str]
    lemma: list[str]
    pos: list[str]
    tag: list[str]
    dep: list[str]
    head: list[int]
    """Number of the governing token; a root governs itself."""
    start: list[int]
    """First character."""
    end: list[int]
    """Character after the last."""
    sentence: list[int]
    """Number of the sentence."""
