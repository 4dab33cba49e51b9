"""Time expressions as TIMEX3 (TimeML 1.2.1): extent, type, value; never from a clock."""

from tocsin.read.timex.find import find_timexes

__all__ = ["find_timexes"]
