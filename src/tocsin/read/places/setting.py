"""A report's places and clues, and what stands around one of them."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property

from tocsin.read.parse import Parsed
from tocsin.read.places.clues import Clue, Target, shared
from tocsin.read.places.words import place_words
from tocsin.records import Span
from tocsin.vocabulary.entities import Coords

_MODIFIERS = frozenset({"compound", "amod", "nmod", "poss"})
_FAR = 70
"""Characters between a place and a country or people beside it."""
_WINDOW = 40
"""Clues looked at before a place and after it: a long report is many stories."""
_WORD = re.compile(r"[\w.-]+|['\u2019]s?|[^\w\s]")


class Setting:
    """A report's places and clues, both in order of the text."""

    def __init__(self, parsed: Parsed, found: Sequence[Target], known: Sequence[Clue]) -> None:
        self.parsed, self.targets, self.clues = parsed, found, known
        self.text = parsed.text
        self.starts = [c.span.start for c in known]
        self.shared = [c for t in found for c in shared(t)]
        """Waters and borders of several countries: close to them is all they tell."""
        self.same: dict[str, list[Target]] = defaultdict(list)
        """The targets by name."""
        for target in found:
            self.same[target.key].append(target)
        outlet = parsed.world.outlet(parsed.report.outlet)
        self.seat = parsed.seat or (outlet.country if outlet else None)
        """Country where the outlet is at home."""

    def after(self, i: int) -> Target | None:
        """The target that follows behind a comma alone: "Lebanon, [Pennsylvania]"."""
        if i + 1 >= len(self.targets):
            return None
        here, then = self.targets[i], self.targets[i + 1]
        joined = self.text[here.span.end : then.span.start] in {", ", " ("}
        return then if joined and not self.modifies(then.span) else None

    def modifies(self, span: Span) -> bool:
        """Whether a name belongs to a noun behind it: "in Darien, [US] officials said"."""
        tree = self.parsed.tree
        return tree.dep[tree.at(span.end - 1)] in _MODIFIERS

    def between(self, a: Span, b: Span) -> bool:
        """Whether only words of place stand between two spans: "the Libyan port of X"."""
        first, second = (a, b) if a.start < b.start else (b, a)
        if second.start - first.end > _FAR or first.end > second.start:
            return False
        words = place_words().between
        gap = self.text[first.end : second.start]
        return all(w.lower() in words or w == "," for w in _WORD.findall(gap))


class View:
    """One target with the clues around it."""

    def __init__(self, setting: Setting, i: int) -> None:
        self.setting, self.i, self.target = setting, i, setting.targets[i]
        self.options = self.target.options
        at = bisect_left(setting.starts, self.target.span.start)
        near = setting.clues[max(at - _WINDOW, 0) : at + _WINDOW]
        self.clues = [c for c in near if c.key != self.target.key]
        """Clues nearby other than the name itself."""

    @property
    def after(self) -> Target | None:
        """The target right behind, a comma between."""
        return self.setting.after(self.i)

    @property
    def before(self) -> Target | None:
        """The target right before, a comma between."""
        follows = self.i > 0 and self.setting.after(self.i - 1) is self.target
        return self.setting.targets[self.i - 1] if follows else None

    @property
    def articled(self) -> bool:
        """Whether an article of its own stands before the name: "over the Oskil"."""
        text, span = self.setting.text, self.target.span
        following = text[span.end : span.end + 2]
        noun = len(following) > 1 and following[0] in " -" and following[1].islower()
        return text[max(span.start - 4, 0) : span.start].lower() == "the " and not noun

    @cached_property
    def beside(self) -> list[Clue]:
        """Countries, areas and peoples right beside the name."""
        setting, span = self.setting, self.target.span
        return [
            c
            for c in self.clues
            if setting.between(c.span, span)
            and not (c.span.start > span.start and setting.modifies(c.span))
        ]

    @property
    def areas(self) -> list[Clue]:
        """Areas that are named nearby."""
        return [c for c in self.clues if c.place and c.place.precision == "region"]

    @property
    def towns(self) -> list[Clue]:
        """Towns and sites that are named nearby."""
        return [c for c in self.clues if c.place and c.place.precision in {"city", "point"}]

    @property
    def points(self) -> list[tuple[Clue, Coords]]:
        """The same and shared waters and borders, with their coordinates."""
        shared = (c for c in self.setting.shared if c.key != self.target.key)
        return [(c, c.place.coords) for c in (*self.towns, *shared) if c.place and c.place.coords]
