"""The word lists of `splitting.yaml`."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import cast

import yaml


@cache
def words() -> Mapping[str, frozenset[str]]:
    """Lists by name; every word in lower case."""
    text = files("tocsin.read").joinpath("splitting.yaml").read_text(encoding="utf-8")
    raw = cast("dict[str, list[str]]", yaml.safe_load(text))
    return {name: frozenset(listed) for name, listed in raw.items()}
