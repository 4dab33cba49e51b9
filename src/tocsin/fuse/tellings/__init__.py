"""Tellings: which passages of one story tell of one happening, by a likeness learned from pairs."""

from tocsin.fuse.tellings.joining import together
from tocsin.fuse.tellings.likeness import Likeness, likeness
from tocsin.fuse.tellings.telling import Passage, Roles, Telling, Text, telling, text_of

__all__ = [
    "Likeness",
    "Passage",
    "Roles",
    "Telling",
    "Text",
    "likeness",
    "telling",
    "text_of",
    "together",
]
