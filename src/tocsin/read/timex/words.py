"""Loads and checks the words of the TIMEX3 grammar."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, cast

import yaml

from tocsin.records import VocabularyError

NAME = "timex.yaml"


@dataclass(frozen=True, slots=True)
class TimexWords:
    """See timex.yaml for what each entry means."""

    modifiers: Mapping[str, list[str]]
    over_after: list[str]
    vague: Mapping[str, list[str]]
    present_leads: list[str]
    the_past_before: list[str]
    vague_not_before: Mapping[str, list[str]]
    vague_not_after: Mapping[str, list[str]]
    repeated: Mapping[str, list[str]]
    numbers_unsaid: list[str]
    between_number_and_unit: list[str]
    around_lengths: list[str]
    bare_unit_leads: list[str]
    parts_of_day: Mapping[str, list[str]]
    clock_words: Mapping[str, list[str]]
    day_edges: Mapping[str, list[str]]
    seasons: Mapping[str, str]
    quantity_marks: list[str]
    counted_after: list[str]
    year_plurals: list[str]
    verbs_in_s: list[str]


@cache
def timex_words() -> TimexWords:
    """The packaged words, read once. Raises `VocabularyError` with the file."""
    text = files("tocsin.read.timex").joinpath(NAME).read_text(encoding="utf-8")
    try:
        data = cast("dict[str, Any]", yaml.safe_load(text))
        return TimexWords(**{k: data[k] for k in TimexWords.__slots__})
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise VocabularyError(f"{NAME}:{line}: {error.problem}") from error
    except (KeyError, TypeError) as error:
        raise VocabularyError(f"{NAME}:1: {error} is missing") from error
