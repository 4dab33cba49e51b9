"""Proper names of a report: persons, organisations, places and outlets in one pass."""

from tocsin.read.names.names import names

__all__ = ["names"]
