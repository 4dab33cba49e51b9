"""Room: picture. What people look at, as a pure function of the ledger up to a moment.

`derive(entries, as_of, world)` from scratch; `Growing` entry by entry, with the same bytes.
"""

from tocsin.picture.growing import Growing, derive
from tocsin.picture.tables import withdrawn

__all__ = ["Growing", "derive", "withdrawn"]
