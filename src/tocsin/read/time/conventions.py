"""Loads and checks the conventions for vague and local time words, and the words of tense."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, cast

import yaml

from tocsin.records import VocabularyError
from tocsin.vocabulary.holidays import holidays


@dataclass(frozen=True, slots=True)
class FeastDay:
    """When a feast falls: calendar, its month and day there, length in days.

    In the calendar `weekdays` the day is one of the week (0 = Monday), the `nth` of its month.
    """

    calendar: str
    day: int
    days: int
    month: int = 0
    nth: int = 0


@dataclass(frozen=True, slots=True)
class Daytime:
    """Hours of a part of the day, counted from 00:00 of its day; may run past 24."""

    hours: tuple[float, float]
    parts: Mapping[str, tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Conventions:
    """The sizes of vague words; see conventions.yaml for what each entry means."""

    vague_numbers: Mapping[str, tuple[float, float]]
    bare_plurals: Mapping[str, float]
    about_share: float
    about_least_hours: Mapping[str, float]
    clock_minutes: float
    shortly_hours: float
    ago_slack_hours: Mapping[str, float]
    month_parts: Mapping[str, tuple[int, int]]
    unit_parts: Mapping[str, tuple[float, float]]
    day_parts: Mapping[str, tuple[float, float]]
    parts_of_day: Mapping[str, Daytime]
    seasons: Mapping[str, int]
    weekends: Mapping[str, int]
    far_days: int
    near_days: int
    reference_days: int
    zones: Mapping[str, float]
    feasts: Mapping[str, FeastDay]
    kept_dates: Mapping[str, tuple[date, ...]]
    words: Mapping[str, Mapping[str, str]]
    """Word or words -> canonical name, by kind: month, weekday, daypart, feast."""
    guarded: frozenset[str]
    not_times: tuple[str, ...]

    @property
    def bare_feasts(self) -> frozenset[str]:
        """Names of feasts in which no word for a unit tells as much."""
        names = (n for n in self.words["feast"] if not {"day", "week"} & set(n.split()))
        return frozenset("election" if "election" in n else n for n in names)

    @property
    def feast_heads(self) -> frozenset[str]:
        """First words of these."""
        return frozenset(name.split()[0] for name in self.bare_feasts) | {"elections", "midterms"}

    def weekend(self, country: str | None) -> int:
        """First day of the weekend in a country (0 = Monday)."""
        return self.weekends.get(country or "", self.weekends["default"])


@dataclass(frozen=True, slots=True)
class TenseWords:
    """Words that tell past from future; see tense.yaml."""

    future: frozenset[str]
    scheduled: frozenset[str]
    past: frozenset[str]
    not_past: frozenset[str]
    unmarked: frozenset[str]
    participles: frozenset[str]
    deadlines: frozenset[str]
    postponed: frozenset[str]
    put_off: frozenset[str]
    moved: frozenset[str]
    foretelling: frozenset[str]
    telling: frozenset[str]
    givers: frozenset[str]
    to_future: frozenset[str]
    negations: frozenset[str]
    undone: frozenset[str]
    clause_breaks: frozenset[str]


@dataclass(frozen=True, slots=True)
class GrammarWords:
    """Words the grammar's rules turn on; see grammar.yaml."""

    prepositions: Mapping[str, tuple[str, ...]]
    leads: frozenset[str]
    year_leads: frozenset[str]
    loose_year_leads: frozenset[str]
    after_year: frozenset[str]
    after_day: frozenset[str]


def _read(name: str) -> dict[str, Any]:
    text = files("tocsin.read.time").joinpath(name).read_text(encoding="utf-8")
    try:
        data: object = yaml.safe_load(text)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise VocabularyError(f"{name}:{line}: {error.problem}") from error
    if not isinstance(data, dict):
        raise VocabularyError(f"{name}:1: expected a mapping")
    return cast("dict[str, Any]", data)


def _line(name: str, key: str) -> int:
    text = files("tocsin.read.time").joinpath(name).read_text(encoding="utf-8")
    lines = text.splitlines()
    return next((i for i, line in enumerate(lines, 1) if line.startswith(f"{key}:")), 1)


def _pairs(data: Mapping[str, Any]) -> dict[str, tuple[Any, Any]]:
    return {k: (v[0], v[1]) for k, v in data.items()}


def _inverted(data: Mapping[str, list[str]]) -> dict[str, str]:
    return {word: name for name, words in data.items() for word in words}


def _daytimes(data: Mapping[str, dict[str, Any]]) -> dict[str, Daytime]:
    return {
        name: Daytime(
            (entry["hours"][0], entry["hours"][1]),
            _pairs({k: v for k, v in entry.items() if k != "hours"}),
        )
        for name, entry in data.items()
    }


def _feasts(data: Mapping[str, dict[str, Any]]) -> dict[str, FeastDay]:
    return {
        name: FeastDay(e["calendar"], e["day"], e["days"], e.get("month", 0), e.get("nth", 0))
        for name, e in data.items()
    }


def _weekends(data: Mapping[Any, Any]) -> dict[str, int]:
    found = {"default": int(data["default"])}
    for day, countries in data.items():
        if day != "default":
            found |= dict.fromkeys(countries, int(day))
    return found


def _word_lists(d: Mapping[str, Any]) -> dict[str, Mapping[str, str]]:
    return {
        "month": _inverted(d["months"]),
        "weekday": _inverted(d["weekdays"]),
        "daypart": _inverted(d["parts_of_day_words"]),
        "feast": {w: h.key for h in holidays().values() for w in h.words}
        | _inverted({n: e["words"] for n, e in d["feasts"].items()}),
    }


@dataclass(frozen=True, slots=True)
class _Elections:
    """Elections as feasts on kept dates: their days by name, names by what they are called."""

    days: dict[str, tuple[date, ...]]
    words: dict[str, str]

    @classmethod
    def of(cls, rows: list[dict[str, Any]]) -> "_Elections":
        days: dict[str, tuple[date, ...]] = {}
        words: dict[str, str] = {}
        for row in rows:
            whose, kinds = row["of"], row["kinds"]
            names = {"": f"{whose[0]} election"} | {
                f"{kind} ": f"{whose[0]} {kinds[0]} election" for kind in kinds
            }
            for kind, name in names.items():
                days[name] = tuple(sorted({*days.get(name, ()), *row["days"]}))
                words |= {f"{w} {kind}{n}": name for w in whose for n in ("election", "elections")}
        return cls(days, words)


def _build(d: Mapping[str, Any]) -> Conventions:
    about, elections = d["about"], _Elections.of(d["elections"])
    words = _word_lists(d)
    return Conventions(
        vague_numbers=_pairs(d["vague_numbers"]),
        bare_plurals=d["bare_plurals"],
        about_share=about["share"],
        about_least_hours=about["least_hours"],
        clock_minutes=about["clock_minutes"],
        shortly_hours=about["shortly_hours"],
        ago_slack_hours=d["ago_slack_hours"],
        month_parts=_pairs(d["month_parts"]),
        unit_parts=_pairs(d["unit_parts"]),
        day_parts=_pairs(d["day_parts"]),
        parts_of_day=_daytimes(d["parts_of_day"]),
        seasons=d["seasons"],
        weekends=_weekends(d["weekends"]),
        far_days=d["bare_dates"]["far_days"],
        near_days=d["bare_dates"]["near_days"],
        reference_days=d["ranges_of_reference_days"],
        zones=d["zones"],
        feasts={name: FeastDay(name, 0, 1) for name in elections.days} | _feasts(d["feasts"]),
        kept_dates={k: tuple(v) for k, v in d["kept_dates"].items()} | elections.days,
        words={**words, "feast": {**elections.words, **words["feast"]}},
        guarded=frozenset(d["guarded"]),
        not_times=tuple(d["not_times"]),
    )


@cache
def conventions() -> Conventions:
    """The packaged conventions, read once. Raises `VocabularyError` with file and line."""
    name = "conventions.yaml"
    data = _read(name)
    try:
        return _build(data)
    except KeyError as error:
        raise VocabularyError(f"{name}:1: {error} is missing") from error
    except (TypeError, ValueError, IndexError, AttributeError) as error:
        raise VocabularyError(f"{name}:1: {error}") from error


@cache
def tense_words() -> TenseWords:
    """The packaged words of tense, read once. Raises `VocabularyError` with file and line."""
    name = "tense.yaml"
    data = _read(name)
    for key in TenseWords.__slots__:
        if not isinstance(data.get(key), list):
            raise VocabularyError(f"{name}:{_line(name, key)}: {key} must be a list of words")
    return TenseWords(**{k: frozenset(map(str, data[k])) for k in TenseWords.__slots__})


@cache
def grammar_words() -> GrammarWords:
    """The packaged words of the grammar, read once. Raises `VocabularyError` with file and line."""
    name = "grammar.yaml"
    data = _read(name)
    for key in GrammarWords.__slots__:
        wanted = dict if key == "prepositions" else list
        if not isinstance(data.get(key), wanted):
            raise VocabularyError(f"{name}:{_line(name, key)}: {key} must be a {wanted.__name__}")
    lists = {k: frozenset(map(str, data[k])) for k in GrammarWords.__slots__ if k != "prepositions"}
    return GrammarWords({k: tuple(v) for k, v in data["prepositions"].items()}, **lists)
