"""Forks writers that append and are killed at random moments; prints what they acknowledged.

Arguments: address of the ledger, rounds, seed. Each line of the output is an id whose append had
returned. Two writers at once append partly the same records.
"""

import os
import random
import signal
import sys
import time

# Imported once here, so that a writer appends soon after it is forked.
import alembic.command  # noqa: F401 - see above

import tocsin.ledger.sql  # noqa: F401 - same
from tests.records.strategies import START, small
from tocsin.ledger import open_ledger

WRITERS = 2


def write(address: str, first: int, started: int) -> None:
    """Append until killed; a byte into the pipe `started` for every append."""
    with open_ledger(address) as ledger:
        number = first
        while True:
            size = 1 + number % 7
            part = [small(n) for n in range(number, number + size)]
            entries = ledger.append(part, author="writer", recorded_at=START)
            os.write(1, "".join(f"{e.id}\n" for e in entries).encode())
            os.write(started, b".")
            number += size - 1 or 1


def fork(address: str, first: int, started: int) -> int:
    """A writer of its own; its process id."""
    pid = os.fork()
    if pid == 0:
        try:
            write(address, first, started)
        finally:
            os._exit(1)
    return pid


def main(address: str, rounds: int, seed: int) -> None:
    """Kill every writer of every round."""
    chance = random.Random(seed)  # noqa: S311 - moments of death need no secrecy
    for n in range(rounds):
        watched, started = os.pipe()
        pids = [fork(address, n * 1000 + 3 * w, started) for w in range(WRITERS)]
        if n % 2:  # every other round dies soon after it began to append, the others at any time
            os.read(watched, 1)
        for pid in chance.sample(pids, len(pids)):
            time.sleep(chance.uniform(0.0, 0.3))
            os.kill(pid, signal.SIGKILL)
            _, status = os.waitpid(pid, 0)
            assert os.WTERMSIG(status) == signal.SIGKILL
        os.close(watched)
        os.close(started)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
