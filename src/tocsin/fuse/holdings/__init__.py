"""Holdings learned from dated reports: who was in which office when, as several of them say it."""

from tocsin.fuse.holdings.candidates import Terms
from tocsin.fuse.holdings.learn import learned

__all__ = ["Terms", "learned"]
