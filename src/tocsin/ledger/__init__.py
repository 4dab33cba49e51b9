"""Room: ledger. Immutable entries in one order, hash-chained: the only state of a desk.

`open_ledger` opens a SQLite file or a PostgreSQL database, `MemoryLedger` is the same without a
store. The chain's own logic is in `chain`, storage in `sql`, JSON lines in `transfer`.
"""

from tocsin.ledger.memory import MemoryLedger
from tocsin.ledger.opening import open_ledger, verify
from tocsin.ledger.protocol import Ledger, Verdict
from tocsin.ledger.transfer import export_jsonl, import_jsonl

__all__ = [
    "Ledger",
    "MemoryLedger",
    "Verdict",
    "export_jsonl",
    "import_jsonl",
    "open_ledger",
    "verify",
]
