"""The desk: the only worldly room. Clock, network, files, ledger and the wiring of the others."""
