"""A killed writer loses nothing that was acknowledged, and leaves a ledger that verifies."""

import subprocess
import sys

import pytest

from tests.conftest import PATIENCE, ROOT
from tocsin.ledger import open_ledger, verify

ROUNDS = 10


@pytest.mark.skipif(not hasattr(__import__("os"), "fork"), reason="needs fork")
def test_kill_9_at_random_moments(address: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.ledger.killed_writers", address, str(ROUNDS), "11"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )
    assert done.returncode == 0, done.stderr
    acknowledged = set(done.stdout.split())
    assert len(acknowledged) >= ROUNDS // 2
    with open_ledger(address) as ledger:
        assert verify(ledger).holds, verify(ledger).line()
        kept = {e.id for e in ledger.entries()}
        missing = acknowledged - kept
    assert not missing
