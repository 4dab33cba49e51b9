"""Word pieces of the encoder's vocabulary, each distinct word cut once."""

import re
import unicodedata
from collections.abc import Iterator, Mapping

from tocsin.read.spans.windows import MOST_PIECES, UNKNOWN
from tocsin.read.spans.words import Words

_MOST_KNOWN = 200_000
"""Distinct words kept before the memory is emptied."""
_LONGEST = 100
"""Letters of a word; a longer one is unknown, as in BERT."""
_APART = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0002fa1f]|_")
"""Characters that stand alone in BERT's vocabulary: ideographs and the low line."""


class Pieces:
    """BERT's uncased WordPiece (Devlin et al. 2019): longest match first, "##" within a word.

    `numbers` gives the number of every piece, as in the model's `vocab.txt`.
    """

    def __init__(self, numbers: Mapping[str, int]) -> None:
        self._numbers = numbers
        self._known: dict[str, list[int]] = {}

    @classmethod
    def from_lines(cls, vocabulary: str) -> "Pieces":
        """From the text of a `vocab.txt`: one piece a line."""
        return cls({piece: n for n, piece in enumerate(vocabulary.split("\n")) if piece})

    def of(self, words: Words) -> list[list[int]]:
        """Pieces of every word, at most eight; one unknown piece where there are none."""
        if len(self._known) > _MOST_KNOWN:
            self._known.clear()
        return [self._of(words.word(i)) for i in range(len(words))]

    def _of(self, word: str) -> list[int]:
        found = self._known.get(word)
        if found is None:
            pieces = [i for part in _parts(_plain(word)) for i in self._cut(part)]
            found = self._known[word] = pieces[:MOST_PIECES] or [UNKNOWN]
        return found

    def _cut(self, part: str) -> list[int]:
        if len(part) > _LONGEST:
            return [UNKNOWN]
        found: list[int] = []
        start = 0
        while start < len(part):
            for end in range(len(part), start, -1):
                number = self._numbers.get(("##" if start else "") + part[start:end])
                if number is not None:
                    found.append(number)
                    start = end
                    break
            else:
                return [UNKNOWN]
        return found


def _plain(word: str) -> str:
    """In lower case, without accents and control characters."""
    if word.isascii():
        return word.lower()
    apart = unicodedata.normalize("NFD", word.lower())
    return "".join(c for c in apart if unicodedata.category(c) not in {"Mn", "Cc", "Cf"})


def _parts(word: str) -> Iterator[str]:
    at = 0
    for m in _APART.finditer(word):
        if m.start() > at:
            yield word[at : m.start()]
        yield m[0]
        at = m.end()
    if at < len(word):
        yield word[at:]
