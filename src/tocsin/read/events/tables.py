"""The packaged YAML tables of this room."""

from functools import cache
from importlib.resources import files
from typing import cast

import yaml

_PACKAGE = "tocsin.read.events"


def text_of(name: str) -> str:
    """A packaged file as text; folders are parted by "/"."""
    found = files(_PACKAGE)
    for part in name.split("/"):
        found = found.joinpath(part)
    return found.read_text(encoding="utf-8")


def names_in(folder: str) -> list[str]:
    """Paths of the YAML files of a packaged folder, sorted."""
    inside = files(_PACKAGE).joinpath(folder).iterdir()
    return sorted(f"{folder}/{f.name}" for f in inside if f.name.endswith(".yaml"))


def documents(name: str) -> list[object]:
    """All YAML documents of a packaged file."""
    return list(cast("list[object]", list(yaml.safe_load_all(text_of(name)))))


@cache
def table(name: str) -> dict[str, object]:
    """A packaged file that holds one mapping."""
    return cast("dict[str, object]", yaml.safe_load(text_of(name)))
