"""Settings of a desk: a TOML file, overridden by the command line.

Looked for in this order: the file that `TOCSIN_CONFIG` names, `tocsin.toml` in the working folder,
`$XDG_CONFIG_HOME/tocsin/tocsin.toml` (default `~/.config`). Paths in it are relative to the file.

    world = ["region.yaml"]           # overlays on the world that comes with the package
    ledger = "desk.db"                # SQLite file or a postgresql:// address
    author = "night desk"             # who enters records
    allow_private = false             # let addresses in private ranges be fetched
    limits = {file_bytes = 50000000}  # limits on what is taken in, see docs/feeds.md
"""

import os
import tomllib
from pathlib import Path
from typing import Any

import msgspec

from tocsin.feeds import Limits
from tocsin.records import TocsinError


class SettingsError(TocsinError):
    """A settings file that does not hold; the message names file, key and what is expected."""


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a desk needs to know about its surroundings."""

    worlds: tuple[str, ...] = msgspec.field(default=(), name="world")
    """World overlay files."""
    ledger: str | None = None
    """SQLite file or database address; None keeps nothing."""
    author: str = "desk"
    """Who enters records."""
    limits: Limits = Limits()
    """How much is taken in before it is refused."""
    allow_private: bool = False
    """Whether addresses in private ranges may be fetched."""

    def override(self, **changes: Any) -> "Settings":  # noqa: ANN401 - fields of many types
        """These settings with every change that is not None or empty."""
        given = {k: v for k, v in changes.items() if v not in (None, ())}
        return msgspec.structs.replace(self, **given)


def places() -> list[Path]:
    """Where a settings file is looked for, first match wins."""
    named = os.environ.get("TOCSIN_CONFIG")
    home = Path(os.environ.get("XDG_CONFIG_HOME", Path.home() / ".config"))
    return [Path(named)] if named else [Path("tocsin.toml"), home / "tocsin" / "tocsin.toml"]


def load_settings() -> Settings:
    """The settings of this desk; defaults when there is no file.

    Raises `SettingsError` when a file is there and does not hold, or was named and is missing.
    """
    for place in places():
        if place.is_file():
            return _parse(place)
    if "TOCSIN_CONFIG" in os.environ:
        raise SettingsError(f"{places()[0]}: no such file; TOCSIN_CONFIG names it")
    return Settings()


def _parse(path: Path) -> Settings:
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
        settings = msgspec.convert(raw, Settings)
        _check(settings.limits)
    except ValueError as error:  # also broken TOML, bytes that are no text, values of other types
        known = ", ".join(f.encode_name for f in msgspec.structs.fields(Settings))
        raise SettingsError(f"{path}: {error}; known settings: {known}") from error
    worlds = tuple(str(path.parent / w) for w in settings.worlds)
    ledger = settings.ledger
    if ledger and "://" not in ledger:
        ledger = str(path.parent / ledger)
    return msgspec.structs.replace(settings, worlds=worlds, ledger=ledger)


def _check(limits: Limits) -> None:
    """Raise `ValueError` for a limit that would let nothing in."""
    for name, value in msgspec.structs.asdict(limits).items():
        if value <= 0:
            raise ValueError(f"limits: {name} is {value}; it must be above 0")
