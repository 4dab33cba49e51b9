"""Loads `names.yaml`: under which names tables and pages state the parts of a report."""

from functools import lru_cache
from importlib.resources import files

import msgspec

from tocsin.records import VocabularyError

Names = dict[str, tuple[str, ...]]


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    columns: Names
    meta: Names
    articles: Names
    front: Names


@lru_cache(maxsize=1)
def names() -> _File:
    """The names, checked. Raises `VocabularyError` when the file does not hold."""
    import yaml  # noqa: PLC0415 - wanted for tables and pages only

    place = files(__package__ or "tocsin.feeds").joinpath("names.yaml")
    try:
        loaded = yaml.safe_load(place.read_text(encoding="utf-8"))
        return msgspec.convert(loaded, _File)
    except (OSError, yaml.YAMLError, msgspec.ValidationError) as error:
        raise VocabularyError(f"{place}: {error}") from error
