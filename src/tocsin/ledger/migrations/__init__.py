"""Changes of the ledger's table, applied when a ledger is opened."""
