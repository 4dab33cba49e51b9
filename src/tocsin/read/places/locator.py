"""Single places of a report, looked up when an event needs them."""

from bisect import bisect_left
from collections.abc import Iterator

import msgspec

from tocsin.read.parse import Parsed
from tocsin.read.places.clues import clues, targets
from tocsin.read.places.locate import place_of, plain, weigh
from tocsin.read.places.options import PLACES
from tocsin.read.places.setting import Setting, View
from tocsin.records import Place, Span
from tocsin.vocabulary import Mention


class Locator:
    """Where the known places of one report lie; prepared when the first one is asked."""

    def __init__(self, parsed: Parsed) -> None:
        self._parsed = parsed
        self._setting: Setting | None = None
        self._seen: dict[int, Place] = {}

    def place(self, read: Place) -> Place:
        """A place of an event as the whole report shows it; itself where that decides nothing.

        Its span stays.
        """
        setting = self._prepared()
        i = bisect_left(setting.targets, read.span.start, key=lambda t: t.span.start)
        if i == len(setting.targets) or setting.targets[i].span != read.span:
            return read
        found = self._seen.get(i)
        if found is None:
            if plain(setting, i):
                setting.targets[i].choice = 0
            else:
                weigh(View(setting, i))
            found = self._seen[i] = place_of(setting.targets[i])
        if found.precision == "unresolved" and setting.targets[i].options[:1] == ():
            return read
        return msgspec.structs.replace(found, span=read.span)

    def _prepared(self) -> Setting:
        if self._setting is None:
            found = targets(self._parsed, _mentioned(self._parsed))
            self._setting = Setting(self._parsed, found, clues(self._parsed, found))
        return self._setting


def _mentioned(parsed: Parsed) -> Iterator[tuple[Span, Mention]]:
    """The places among the known names, in order of the text."""
    seen: dict[int, Mention] = {}
    for m in parsed.parties.names.mention.values():
        if m.kind in PLACES:
            seen[m.span.start] = m
    yield from ((seen[start].span, seen[start]) for start in sorted(seen))
