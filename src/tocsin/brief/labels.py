"""Codes in words."""

from functools import cache
from importlib.resources import files

import msgspec
import yaml

from tocsin.records import VocabularyError


class Labels(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`labels.yaml`."""

    types: dict[str, str]
    modalities: dict[str, str]
    statuses: dict[str, str]
    reasons: dict[str, str]


@cache
def labels() -> Labels:
    """The words, validated."""
    text = files("tocsin.brief").joinpath("labels.yaml").read_text(encoding="utf-8")
    try:
        return msgspec.convert(yaml.safe_load(text), Labels)
    except (msgspec.ValidationError, yaml.YAMLError) as error:
        raise VocabularyError(f"labels.yaml:1: {error}") from error


def kind(type_: str, mode: str | None) -> str:
    """An event type and mode, like "attack, aerial"."""
    word = labels().types.get(type_, type_.lower())
    return f"{word}, {mode.replace('-', ' ')}" if mode else word


def reason(code: str) -> str:
    """A refusal's code in words; the code itself, spaced, where none are set down."""
    return labels().reasons.get(code, code.replace("-", " "))
