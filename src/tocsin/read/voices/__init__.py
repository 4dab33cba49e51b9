"""Voices: who said what, on whose authority, and in what manner."""

from tocsin.read.voices.attribute import attributions
from tocsin.read.voices.model import Attribution

__all__ = ["Attribution", "attributions"]
