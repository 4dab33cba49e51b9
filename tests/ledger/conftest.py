"""The three kinds of ledger, and a private PostgreSQL server for the time of the tests."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack, contextmanager
from itertools import count
from pathlib import Path

import pytest

from tests.conftest import PATIENCE
from tocsin.ledger import Ledger, MemoryLedger, open_ledger

Make = Callable[[], Ledger]
UNPRIVILEGED = ("postgres", "nobody")
OPTIONS = "-c listen_addresses= -c fsync=off -c full_page_writes=off -c max_connections=40"


def programs() -> Path | None:
    """Newest folder with PostgreSQL's server programs."""
    found = [Path(p).parent for p in [shutil.which("initdb")] if p]
    found += sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda p: int(p.parent.name))
    return next((p for p in reversed(found) if (p / "postgres").exists()), None)


def owner() -> str | None:
    """Who the server runs as: never root, which PostgreSQL refuses."""
    if os.geteuid() != 0:
        return None
    known = {line.partition(":")[0] for line in Path("/etc/passwd").read_text().splitlines()}
    return next(name for name in UNPRIVILEGED if name in known)


class Server:
    """A PostgreSQL server on a socket in a folder of its own."""

    def __init__(self, bin_: Path, folder: Path) -> None:
        self.bin, self.folder, self.user = bin_, folder, owner()
        self._numbers = count(1)
        self._free: list[str] = []
        if self.user:
            shutil.chown(folder, self.user)

    def call(self, program: str, *args: str) -> None:
        done = subprocess.run(
            [str(self.bin / program), *args],
            user=self.user,
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            timeout=PATIENCE,
        )
        assert done.returncode == 0, done.stderr

    def start(self) -> None:
        data = str(self.folder / "data")
        self.call("initdb", "-D", data, "-U", "tocsin", "-A", "trust", "-E", "UTF8", "--no-sync")
        log = str(self.folder / "log")
        self.call(
            "pg_ctl", "-D", data, "-l", log, "-w", "-o", f"{OPTIONS} -k {self.folder}", "start"
        )

    def stop(self) -> None:
        self.call("pg_ctl", "-D", str(self.folder / "data"), "-m", "immediate", "stop")

    @contextmanager
    def database(self) -> Generator[str]:
        """Address of an empty database, for a while: making new ones takes time and space."""
        here = ("-h", str(self.folder), "-U", "tocsin")
        if self._free:
            name = self._free.pop()
        else:
            name = f"ledger{next(self._numbers)}"
            self.call("createdb", *here, name)
        try:
            yield f"postgresql://tocsin@/{name}?host={self.folder}"
        finally:
            renew = "DROP SCHEMA public CASCADE; CREATE SCHEMA public"
            self.call("psql", "-q", *here, "-c", renew, name)
            self._free.append(name)


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """A running server; missing its programs, the test is skipped, except in CI."""
    found = programs()
    if found is None:
        if os.environ.get("CI"):
            pytest.fail("PostgreSQL's server programs are missing; install postgresql")
        pytest.skip("PostgreSQL's server programs are missing")
    # Not pytest's folder: a socket's path may have no more than 107 characters.
    with tempfile.TemporaryDirectory(prefix="pg") as folder:
        server = Server(found, Path(folder))
        server.start()
        try:
            yield server
        finally:
            server.stop()


KINDS = ["memory", "sqlite", pytest.param("postgres", marks=pytest.mark.postgres)]
KEPT = KINDS[1:]


@pytest.fixture
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Where a new ledger of the kind asked for is kept."""
    if request.param == "postgres":
        with request.getfixturevalue("postgres").database() as address:
            yield address
    else:
        yield str(tmp_path / "ledger.sqlite")


@pytest.fixture
def make(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Make]:
    """Makes new, empty ledgers of the kind asked for."""
    numbers = count(1)
    with ExitStack() as stack:

        def made() -> Ledger:
            if request.param == "memory":
                return stack.enter_context(MemoryLedger())
            if request.param == "sqlite":
                return stack.enter_context(open_ledger(tmp_path / f"{next(numbers)}.sqlite"))
            address = stack.enter_context(request.getfixturevalue("postgres").database())
            return stack.enter_context(open_ledger(address))

        yield made


@pytest.fixture
def ledger(make: Make) -> Ledger:
    """A new, empty ledger."""
    return make()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Tests of a ledger run over every kind; those of an address over the kinds that stay."""
    if "ledger" in metafunc.fixturenames or "make" in metafunc.fixturenames:
        metafunc.parametrize("make", KINDS, indirect=True)
    if "address" in metafunc.fixturenames:
        metafunc.parametrize("address", KEPT, indirect=True)
