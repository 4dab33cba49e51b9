"""Finds names in running text: a trie over words, longest leftmost match, whole words only.

A name matches whatever joins its words (space, hyphen, line break, a full stop after an initial),
with or without accents, and in capitals throughout ("IRAN"); apostrophes and commas must be there.
Lower-case words never match a capitalised name.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from typing import Any

from tocsin.records import Span
from tocsin.vocabulary.entities import Mention, MentionKind

_WORD = re.compile(r"\w+(?:[\u0300-\u036f]+\w*)*")
_SMALL = frozenset(
    ["the", "of", "and", "for", "de", "del", "la", "el", "al", "bin", "ibn", "du", "des", "et"]
)
"""Words inside names that are written with or without a capital."""
_ARTICLES = frozenset(["the", "The", "THE"])
_JOINS = frozenset(
    [" ", "-", "\n", "\u00a0", "\u2010", "\u2011", "\u2013", "  ", "\u202f", "- ", "\r\n", " \n"]
)
_DOTS = frozenset([". ", ".\u00a0", ".\n"])
_APOSTROPHES = frozenset("'\u2019\u02bc\u2018\u02bb`\u00b4")
_ABBREVIATED = frozenset(["St", "Ste", "Mt", "Ft", "Jr", "Sr", "Dr", "Gen", "Lt", "Col", "Maj"])
_LETTERS = str.maketrans(
    {
        "\u0131": "i",
        "ł": "l",
        "Ł": "L",
        "ø": "o",
        "Ø": "O",
        "đ": "d",
        "Đ": "D",
        "ð": "d",
        "Ð": "D",
        "ß": "ss",
        "æ": "ae",
        "Æ": "Ae",
        "œ": "oe",
        "Œ": "Oe",
        "þ": "th",
        "Þ": "Th",
        "ə": "a",
        "Ə": "A",
    }
)
_SHOUTED = 4
"""Letters from which a word in capitals may be an ordinary name: "IRAN", but not "US" for "us"."""

Entry = tuple[MentionKind, str, str, str | None, str | None, bool]
"""Kind, key, name, country, sector, ambiguous."""
_Trie = dict[str, Any]
Keys = tuple[str, ...]
"""The words of a name as `words_of` gives them."""
_END = ""


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """A word without accents and other marks, in ASCII as far as that goes."""
    if word.isascii():
        return word
    plain = unicodedata.normalize("NFKD", word.translate(_LETTERS))
    return "".join(c for c in plain if not unicodedata.combining(c))


def _key(gap: str, word: str, before: str) -> str:
    """The trie key of a word that follows `before` after `gap`."""
    if gap in _JOINS or (gap in _DOTS and (len(before) == 1 or before in _ABBREVIATED)):
        return word
    if gap == "." and len(before) == 1:
        return "." + word  # "A.U." is not "a U"
    if gap in _APOSTROPHES:
        return "'" + word
    return gap.strip() + "\0" + word


def words_of(name: str) -> tuple[str, ...]:
    """The trie keys of a name; two names with the same keys are the same to `Finder`."""
    if name.isascii() and name.replace(" ", "").isalpha():  # most names, and five times as fast
        return tuple(w.lower() if w.lower() in _SMALL else w for w in name.split())
    keys: list[str] = []
    before, end = "", 0
    for match in _WORD.finditer(name):
        word = fold(match[0])
        small = word.lower()
        word = small if small in _SMALL else word
        keys.append(_key(name[end : match.start()], word, before) if keys else word)
        before, end = word, match.end()
    return tuple(keys)


class Finder:
    """A compiled set of names. `common` are words that a name in capitals may be by accident.

    Names are sorted by their first word at once; the tree below a first word is built when that
    word is first met, so that a world of many thousand names is ready in a moment.
    """

    def __init__(self, names: Iterable[tuple[Keys, Entry]], common: frozenset[str]) -> None:
        self._names: dict[str, list[tuple[Keys, Entry]]] = {}
        self._trees: dict[str, _Trie] = {}
        self._common = common
        for item in names:
            first = item[0][0]
            if first in self._names:
                self._names[first].append(item)
            else:
                self._names[first] = [item]
        for small in _SMALL & self._names.keys():
            self._names[small.title()] = self._names[small.upper()] = self._names[small]

    def _tree(self, first: str) -> _Trie:
        tree = self._trees.get(first)
        if tree is None:
            tree = {}
            for keys, entry in self._names[first]:
                node: _Trie = tree
                for key in keys[1:]:
                    node = node.setdefault(key, {})
                node[_END] = entry
            self._trees[first] = tree
        return tree

    @cached_property
    def _shouts(self) -> dict[str, str]:
        """Words of names by how they look in capitals: "IRAN" is "Iran"."""
        words = {k for names in self._names.values() for keys, _ in names for k in keys}
        return {
            w.upper(): w
            for w in sorted(words, reverse=True)
            if len(w) >= _SHOUTED and not w.isupper()
        }

    def find(self, text: str) -> list[Mention]:
        """The names in a text, in order, none overlapping another."""
        return list(self._mentions(text))

    def _mentions(self, text: str) -> Iterator[Mention]:
        found = [(m[0], m.start(), m.end()) for m in _WORD.finditer(text)]
        if not text.isascii():
            found = [(fold(w), s, e) for w, s, e in found]
        names, skip = self._names, 0
        for i, (word, start, _) in enumerate(found):
            if i < skip:
                continue
            if word not in names:
                quiet = self._shouts.get(word) if len(word) >= _SHOUTED and word.isupper() else None
                if quiet not in names:
                    continue
                word = quiet  # noqa: PLW2901 - the word as the names have it
            last, entry = self._longest(text, found, i, self._tree(word))
            if entry is None or (word in _ARTICLES and self._other_name(text, found, i, last)):
                continue
            if word in _ARTICLES and entry[5] and _goes_on(text, found, last):
                continue
            skip = last + 1
            kind, key, name, country, sector, ambiguous = entry
            span = Span(start, _with_dot(text, found, i, last))
            doubt = ambiguous or (last == i and self._accident(found, i))
            yield Mention(span, kind, key, name, country, sector, doubt)

    def _other_name(self, text: str, found: list[tuple[str, int, int]], i: int, last: int) -> bool:
        """Whether a name that starts one word later reaches further: "The [Guardian Council]"."""
        if last == i or found[i + 1][0] not in self._names:
            return False
        return self._longest(text, found, i + 1, self._tree(found[i + 1][0]))[0] > last

    def _accident(self, found: list[tuple[str, int, int]], i: int) -> bool:
        """Whether a name in capitals may be an everyday word in a line of capitals: "TELL US"."""
        word = found[i][0]
        return word.isupper() and word.lower() in self._common and _shouting(found, i)

    def _longest(
        self, text: str, found: list[tuple[str, int, int]], i: int, node: _Trie
    ) -> tuple[int, Entry | None]:
        last, entry = i, node.get(_END)
        size = len(found)
        while i + 1 < size and len(node) > (_END in node):
            before, _, end = found[i]
            word, start, _ = found[i + 1]
            gap = text[end:start]
            nearer = node.get(_key(gap, word, before))
            if nearer is None:
                other = word.lower() if word.lower() in _SMALL else self._shouts.get(word)
                nearer = node.get(_key(gap, other, before)) if other else None
            if nearer is None:
                break
            i, node = i + 1, nearer
            if _END in node:
                last, entry = i, node[_END]
        return last, entry


def _with_dot(text: str, found: list[tuple[str, int, int]], first: int, last: int) -> int:
    """End of a match; the last full stop of "U.S." belongs to it."""
    end = found[last][2]
    initials = last > first and len(found[last][0]) == 1 and text[end - 2] == "."
    return end + 1 if initials and text[end : end + 1] == "." else end


def _goes_on(text: str, found: list[tuple[str, int, int]], last: int) -> bool:
    """Whether a name runs on in capitals after "the Post": "the Post Office" is no newspaper."""
    if last + 1 >= len(found):
        return False
    following, start, _ = found[last + 1]
    return text[found[last][2] : start] == " " and following[0].isupper()


def _shouting(found: list[tuple[str, int, int]], i: int) -> bool:
    """Whether the words beside a word are in capitals too."""
    near = [found[k][0] for k in (i - 1, i + 1) if 0 <= k < len(found)]
    return any(len(w) > 1 and w.isupper() for w in near)
