"""The lists and words of this room's YAML files, validated when they are first asked for."""

from importlib.resources import files
from typing import TypeVar

import msgspec
import yaml

from tocsin.records import VocabularyError

_Form = TypeVar("_Form")


def table(name: str, form: type[_Form]) -> _Form:
    """A file of this room in its form. Raises `VocabularyError` with the file and what is wrong."""
    text = files("tocsin.brief").joinpath(name).read_text(encoding="utf-8")
    try:
        return msgspec.convert(yaml.safe_load(text), form)
    except (msgspec.ValidationError, yaml.YAMLError) as error:
        raise VocabularyError(f"{name}:1: {error}") from error
