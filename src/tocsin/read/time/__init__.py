"""Windows: when things happened or may happen, read from the words; never from a clock."""

from tocsin.read.time.anchor import anchor_of, dateline
from tocsin.read.time.context import Tense
from tocsin.read.time.windows import find_windows

__all__ = ["Tense", "anchor_of", "dateline", "find_windows"]
