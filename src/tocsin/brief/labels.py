"""Codes in words."""

import re
from functools import cache

import msgspec

from tocsin.brief.clean import line
from tocsin.brief.tables import table
from tocsin.records import Refused, Report


class Labels(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`labels.yaml`."""

    types: dict[str, str]
    modalities: dict[str, str]
    statuses: dict[str, str]
    reasons: dict[str, str]
    told: dict[str, str]
    ways: dict[str, str]


@cache
def labels() -> Labels:
    """The words, validated."""
    return table("labels.yaml", Labels)


@cache
def _coded() -> re.Pattern[str]:
    """An event type by its name in PLOVER."""
    return re.compile(rf"\b(?:{'|'.join(labels().types)})\b")


def kind(type_: str, mode: str | None) -> str:
    """An event type and mode, like "attack, aerial"."""
    word = labels().types.get(type_, type_.lower())
    return f"{word}, {mode.replace('-', ' ')}" if mode else word


def reason(code: str) -> str:
    """A refusal's code as a heading; the code itself, spaced, where none is set down."""
    return labels().reasons.get(code, code.replace("-", " ").capitalize())


def way(code: str) -> str:
    """What can be done about refusals of a code; empty where each says it or nothing can."""
    return labels().ways.get(code, "")


def told(refusal: Refused, report: Report | None) -> str:
    """A refusal in plain words: what it is about is not said again, event types are spelt out."""
    words = line(refusal.span.of(report.text)) if refusal.span and report else ""
    form = labels().told.get(refusal.reason, "")
    coded = _coded().search(refusal.detail)
    if form and (words or "{words}" not in form) and (coded or "{kind}" not in form):
        return form.format(words=words, kind=labels().types[coded[0]] if coded else "")
    own = line(refusal.detail).removeprefix(f"{line(refusal.subject)}: ")
    return _coded().sub(lambda m: labels().types[m[0]], own)
