"""Room: picture. What people look at, as a pure function of the ledger up to a moment.

`derive(entries, as_of, world)` from scratch; `Growing` entry by entry, with the same bytes.
"""

from tocsin.picture.growing import Growing, derive

__all__ = ["Growing", "derive"]
