"""The words of `rules.yaml`, validated when they are first asked for."""

from functools import cache
from importlib.resources import files

import msgspec
import yaml

from tocsin.records import Auxiliary, Manner, Modality, VocabularyError


class Rules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`rules.yaml`."""

    auxiliary: dict[Modality, Auxiliary]
    future: dict[str, str]
    threat: dict[str, str | None]
    menacing: frozenset[Manner]
    left_out: dict[Auxiliary, str]


@cache
def rules() -> Rules:
    """The packaged rules. Raises `VocabularyError` with what is wrong."""
    text = files("tocsin.export").joinpath("rules.yaml").read_text(encoding="utf-8")
    try:
        return msgspec.convert(yaml.safe_load(text), Rules)
    except (msgspec.ValidationError, yaml.YAMLError) as error:
        raise VocabularyError(f"rules.yaml:1: {error}") from error
