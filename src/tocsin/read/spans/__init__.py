"""Spans found by the encoder: who (source) says (cue) what (content)."""

from tocsin.read.spans.finder import Finder, Found, learned
from tocsin.read.spans.pieces import Pieces

__all__ = ["Finder", "Found", "Pieces", "learned"]
