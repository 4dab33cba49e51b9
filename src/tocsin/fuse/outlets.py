"""Outlets as fusing needs them: one key per outlet, its family, and who is credited in a text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from tocsin.records import Report
from tocsin.vocabulary import World

_SLUG = re.compile(r"[^\w]+")
_CAPITALS = re.compile(r"[A-Z]")
_WORD = re.compile(r"(?<![\w-])[A-Z]\w*")
_STATE = ("state", "official", "semi-official", "government")


@dataclass(frozen=True, slots=True)
class Publisher:
    """What is known of who published a report."""

    key: str
    """World id, or a slug of the printed name; empty when nobody is named."""
    name: str
    """As a person writes it."""
    family: str
    """Key of the owner, wire or syndicate it belongs to; its own key when alone."""
    country: str | None = None
    state: bool = False
    """Speaks for its government."""
    grading: str | None = None
    """Reliability A-F."""
    agency: bool = False
    """Others live on its copy."""


NOBODY = Publisher(key="", name="", family="")


def slug(name: str) -> str:
    """A printed name without article, case and punctuation."""
    plain = _SLUG.sub("-", name.lower()).strip("-")
    return plain.removeprefix("the-")


class OutletBook:
    """Finds outlets of a world by name, and their names in running text."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._by_name = lru_cache(maxsize=50_000)(self._publisher)
        aliases: dict[str, str] = {}
        for outlet in world.outlets.values():
            for alias in (outlet.name, *outlet.aliases):
                # "the Post" or a lower-case word in running text is no safe credit
                if _CAPITALS.match(alias) and len(alias) > 1:
                    _ = aliases.setdefault(alias, outlet.id)
        self._aliases: dict[str, list[tuple[str, str]]] = {}
        for alias in sorted(aliases, key=lambda a: (-len(a), a)):
            first = _WORD.match(alias)
            if first is not None:
                entry = (alias, aliases[alias])
                self._aliases.setdefault(first.group(), []).append(entry)

    def _publisher(self, name: str | None, url: str | None) -> Publisher:
        found = self._world.outlet(name) if name else None
        if found is None and url:
            found = self._world.outlet(url)
        if found is None:
            key = slug(name) if name else ""
            return Publisher(key, name or "", key)
        return Publisher(
            key=found.id,
            name=found.name,
            family=found.family or found.id,
            country=found.country,
            state=bool(found.kind) and found.kind.lower().startswith(_STATE),
            grading=found.reliability,
            agency="agency" in found.kind.lower(),
        )

    def of(self, report: Report) -> Publisher:
        """Who published a report."""
        return self._by_name(report.outlet, report.url)

    def named(self, name: str | None) -> Publisher:
        """The outlet of that name; `NOBODY` without a name."""
        return self._by_name(name, None) if name else NOBODY

    def credited(self, text: str) -> set[str]:
        """Keys of the world's outlets that a text names."""
        return {key for key, _, _ in self.mentions(text)}

    def mentions(self, text: str) -> Iterator[tuple[str, int, int]]:
        """Every name of an outlet in a text: key, first character, character after the last."""
        done = 0
        for word in _WORD.finditer(text):
            start = word.start()
            if start < done:
                continue
            for alias, key in self._aliases.get(word.group(), ()):
                end = start + len(alias)
                if text.startswith(alias, start) and not text[end : end + 1].isalnum():
                    yield key, start, end
                    done = end
                    break
