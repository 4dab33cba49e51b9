"""The table of generic heads ("officials", "troops", "police") and the sectors they stand for."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import cast

import yaml

from tocsin.records import VocabularyError

_FILE = "heads.yaml"


@dataclass(frozen=True, slots=True)
class Second:
    """Words that give a party of one sector another one beside it."""

    of: str
    sector: str
    words: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Heads:
    """What a head noun says about a party; every key is a lower-case lemma, one word or two."""

    sector: Mapping[str, str]
    modifier: Mapping[str, str]
    neutral: frozenset[str]
    empty: frozenset[str]
    anaphor: Mapping[str, frozenset[str]]
    things: frozenset[str]
    sites: frozenset[str]
    former: frozenset[str]
    holders: frozenset[str]
    leaders: frozenset[str]
    faiths: frozenset[str]
    faithful: frozenset[str]
    statelets: frozenset[str]
    stately: frozenset[str]
    bare: frozenset[str]
    against: frozenset[str]
    seconds: tuple[Second, ...]
    seats: Mapping[str, str]
    """Capital -> code of the body it stands for where it acts."""
    only: Mapping[str, str]
    """Office or body that one country alone has -> its code."""
    islands: frozenset[str]
    """Codes of the countries that are called "the island"."""

    def second_of(self, words: str, sector: str | None) -> str | None:
        """The second sector of a party of this sector that is named by these lower-case words."""
        fit = (s for s in self.seconds if s.of == sector)
        return next((s.sector for s in fit if s.words.search(words)), None)

    def sector_of(self, words: str, last: str) -> str | None:
        """Sector of a head: of its last two words when the table has them, else of the last."""
        return self.sector.get(words) or self.sector.get(last)


def _inverted(table: Mapping[str, list[str]], where: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for sector, words in table.items():
        for word in words:
            if found.setdefault(word, sector) != sector:
                raise VocabularyError(
                    f"{_FILE}: {where}: {word!r} stands under {found[word]} and {sector}; keep one"
                )
    return found


_Row = Mapping[str, str | list[str]]


def _second(row: _Row) -> Second:
    words = "|".join(re.escape(w) for w in row["words"])
    return Second(str(row["sector"]), str(row["second"]), re.compile(rf"\b(?:{words})\b"))


@cache
def heads() -> Heads:
    """The packaged table. Raises `VocabularyError` for a word that stands under two sectors."""
    text = files("tocsin.read.parties").joinpath(_FILE).read_text(encoding="utf-8")
    raw = cast("dict[str, object]", yaml.safe_load(text))
    sectors = cast("dict[str, list[str]]", raw["sectors"])
    modifiers = cast("dict[str, list[str]]", raw["modifiers"])
    anaphors = cast("dict[str, list[str]]", raw["anaphors"])
    return Heads(
        sector=_inverted(sectors, "sectors"),
        modifier=_inverted(modifiers, "modifiers"),
        neutral=frozenset(cast("list[str]", raw["neutral"])),
        empty=frozenset(cast("list[str]", raw["empty"])),
        things=frozenset(cast("list[str]", raw["things"])),
        sites=frozenset(cast("list[str]", raw["sites"])),
        former=frozenset(cast("list[str]", raw["former"])),
        holders=frozenset(cast("list[str]", raw["holders"])),
        leaders=frozenset(cast("list[str]", raw["leaders"])),
        faiths=frozenset(cast("list[str]", raw["faiths"])),
        faithful=frozenset(cast("list[str]", raw["faithful"])),
        statelets=frozenset(cast("list[str]", raw["statelets"])),
        stately=frozenset(cast("list[str]", raw["stately"])),
        bare=frozenset(cast("list[str]", raw["bare"])),
        against=frozenset(cast("list[str]", raw["against"])),
        seconds=tuple(_second(row) for row in cast("list[_Row]", raw["seconds"])),
        seats=cast("dict[str, str]", raw["seats"]),
        islands=frozenset(cast("list[str]", raw["islands"])),
        only=cast("dict[str, str]", raw["only"]),
        anaphor={kind: frozenset(words) for kind, words in anaphors.items()},
    )
