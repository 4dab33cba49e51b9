"""Lists of authors as shops print them, read into people.

The form is free: "Knuth, Donald E.", "Donald Knuth; John Fuller", "KNUTH, DONALDFULLER, JOHN", "By
(author) Knuth, Donald", "Knuth/ Fuller", cut short, with broken entities. What one string leaves
open, others about the same book settle: which of its words are surnames.
"""

import html
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from functools import cache
from typing import Any

import yaml

from bench.measure import ROOT

Person = tuple[str, tuple[str, ...]]
"""Surname and given names or initials, folded: lower case, no accents, no punctuation."""
People = tuple[Person, ...]
"""Sorted, each person once."""
_NAME = r"[A-Za-z'\-\u00c0-\u024f]+"
_SPLIT = re.compile(r"[;/|~&]|\band\b", re.IGNORECASE)
_BRACKETS = re.compile(r"\([^()]*\)")
_FEW, _MANY = 2, 3
"""Claims of a book after which a word counts as a surname, and as a word of its names."""


@cache
def words() -> dict[str, Any]:
    """`authors.yaml`."""
    text = (ROOT / "bench/data/truth/authors.yaml").read_text(encoding="utf-8")
    return {key: frozenset(v) if key in _SETS else v for key, v in yaml.safe_load(text).items()}


_SETS = {"nothing", "houses", "particles", "titles"}


@cache
def _listed(name: str) -> re.Pattern[str]:
    found = sorted(words()[name], key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, found))})(?!\w)[.:]?", re.IGNORECASE)


def plain(text: str) -> str:
    """Entities resolved, however often and however badly they were written."""
    text = html.unescape(html.unescape(text.replace("andapos;", "'")))
    with suppress(UnicodeError):  # UTF-8 that was read as Latin-1
        text = text.encode("latin-1").decode("utf-8")
    return re.sub(r"[\d\"_?]+", " ", text)


def fold(name: str) -> str:
    """Lower case letters and spaces."""
    bare = unicodedata.normalize("NFKD", name.replace("-", " ").replace(".", " ")).lower()
    return " ".join(re.sub(r"[^a-z ]", "", bare).split())


def tight(name: str) -> str:
    """`fold` without spaces: "de Rose" and "DeRose" are one."""
    return fold(name).replace(" ", "")


def _parts(name: str) -> list[str]:
    """Words of a name without titles."""
    titles = words()["titles"]
    found = name.strip(" .,'").split()
    return [w for w in found if w.lower().rstrip(".") not in titles and fold(w)]


def person(last: str, first: str) -> Person:
    """A person by surname and given names."""
    return tight(last), tuple(fold(first).split())


def _surname_at(found: Sequence[str]) -> int:
    """Where the surname begins in given names and surname."""
    at = len(found) - 1
    while at > 1 and found[at - 1].lower().rstrip(".") in words()["particles"]:
        at -= 1
    return at


def _lone_surname(name: str) -> bool:
    found = _parts(name)
    return all(w.lower().rstrip(".") in words()["particles"] for w in found[:-1])


class Book:
    """What all claims about a book teach of the names in it."""

    def __init__(self, claims: Iterable[str]) -> None:
        self.surnames: Counter[str] = Counter()
        self._tokens: Counter[str] = Counter()
        for claim in claims:
            text = _without_roles(plain(claim))
            self._tokens.update(tight(w) for w in re.findall(_NAME, text))
            for segment in _SPLIT.split(text):
                self.surnames.update(tight(s) for s in _safe_surnames(segment))

    def surname(self, word: str) -> bool:
        """Whether it is a surname of the book."""
        key = tight(word)
        return len(key) > 2 and self.surnames[key] >= _FEW  # noqa: PLR2004 - initials are none

    def unglued(self, text: str) -> str:
        """Names that were run together, "KATHYCOURAGE", apart."""
        return re.sub(_NAME, lambda m: self._apart(m.group()), text)

    def _apart(self, word: str) -> str:
        if self._tokens[tight(word)] >= _MANY or self.surname(word):
            return word
        for at in range(2, len(word) - 2):
            if self.surname(word[at:]) and self._tokens[tight(word[:at])] >= _MANY:
                return f"{word[:at]}; {word[at:]}"
        return word

    def people(self, claim: str) -> People | None:
        """The authors that a claim names; None where it names nobody."""
        text = plain(claim)
        if text.strip(" .,").lower() in words()["nothing"]:
            return None
        text = self.unglued(_without_roles(text))
        found = [p for segment in _SPLIT.split(text) for p in self._segment(segment)]
        kept = [self._turned(p) for p in found if len(p[0]) > 1 and not _house(p)]
        return once(kept) or None

    def _turned(self, given: Person) -> Person:
        """Surname first, where a claim has it the other way than most."""
        last, first = given
        if len(first) == 1 and self.surnames[first[0]] > 2 * self.surnames[last]:
            return first[0], (last,)
        return given

    def _segment(self, segment: str) -> list[Person]:
        parts = [p for p in segment.split(",") if _parts(p)]
        if len(parts) <= 1:
            return [p for part in parts for p in self._unbroken(part)]
        sizes = [len(_parts(p)) for p in parts]
        if len(parts) == 2:  # noqa: PLR2004 - "Last, First" or two people
            one = _lone_surname(parts[0]) or self.surname(parts[0]) or sizes == [2, 1]
            return [person(*parts)] if one else [p for q in parts for p in self._unbroken(q)]
        if min(sizes) > 1:
            return [p for q in parts for p in self._unbroken(q)]
        if self._in_pairs(parts):
            return [person(a, b) for a, b in zip(parts[::2], parts[1::2], strict=True)]
        if _lone_surname(parts[0]) and min(sizes[1:-1]) > 1:
            return list(_chained(parts))
        return self._mixed(parts)

    def _in_pairs(self, parts: Sequence[str]) -> bool:
        """Whether it goes "Last, First, Last, First"."""
        if len(parts) % 2 or not all(_lone_surname(p) for p in parts[::2]):
            return False
        firsts = [_parts(p) for p in parts[1:-1:2]]
        return all(len(f) == 1 or not self.surname(f[-1]) for f in firsts)

    def _mixed(self, parts: Sequence[str]) -> list[Person]:
        found: list[Person] = []
        at = 0
        while at < len(parts):
            pair = at + 1 < len(parts) and _lone_surname(parts[at])
            if pair and (len(_parts(parts[at + 1])) == 1 or self.surname(parts[at])):
                found.append(person(parts[at], parts[at + 1]))
                at += 2
            else:
                found += self._unbroken(parts[at])
                at += 1
        return found

    def _unbroken(self, name: str) -> list[Person]:
        """People in a string without commas: one, or several in a row."""
        found = _parts(name)
        ends = [i for i, w in enumerate(found) if self.surname(w)]
        if len(found) >= 4 and len(ends) > 1 and ends[-1] == len(found) - 1:  # noqa: PLR2004 - two people, two words each
            starts = [0, *(e + 1 for e in ends)]
            return [_plainly(found[a : b + 1]) for a, b in zip(starts, ends, strict=False)]
        if len(found) == 2 and ends == [0]:  # noqa: PLR2004 - "Knuth Donald"
            return [person(found[0], found[1])]
        return [_plainly(found)] if found else []


def _plainly(found: Sequence[str]) -> Person:
    at = _surname_at(found)
    return person(" ".join(found[at:]), " ".join(found[:at]))


def _chained(parts: Sequence[str]) -> Iterator[Person]:
    """As "Haag, Stephen Perry, James T.": each middle part ends one person and begins the next."""
    last = parts[0]
    for part in parts[1:-1]:
        found = _parts(part)
        at = _surname_at(found)
        yield person(last, " ".join(found[:at]))
        last = " ".join(found[at:])
    yield person(last, parts[-1])


def _safe_surnames(segment: str) -> list[str]:
    """Surnames that the form alone gives away."""
    parts = [p for p in (_parts(q) for q in segment.split(",")) if p]
    if len(parts) == 2 and len(parts[0]) == 1 and len(parts[1]) <= 2:  # noqa: PLR2004 - "Last, First M."
        return [parts[0][0]]
    if all(len(p) in {2, 3} for p in parts) or (len(parts) == 1 and len(parts[0]) == 1):
        return [p[-1] for p in parts]
    return []


def _without_roles(text: str) -> str:
    """Roles, affiliations and "et al." replaced by the end of a name."""
    text = _BRACKETS.sub(";", text)
    text = _listed("others").sub(";", text)
    return re.sub(r"\.(?=[^\W\d_])", ". ", _listed("roles").sub(";", text))


def _house(p: Person) -> bool:
    return bool({p[0], *p[1]} & words()["houses"])


def shorter(short: Sequence[str], full: Sequence[str]) -> bool:
    """Whether given names are a shorter form of others: "j", "james" and none of "james t"."""
    return len(short) <= len(full) and all(
        f.startswith(s) for s, f in zip(short, full, strict=False)
    )


def once(people: Iterable[Person]) -> People:
    """Each person once, by the fullest form of the name."""
    kept: list[Person] = []
    for last, first in sorted(set(people), key=lambda p: (-len("".join(p[1])), p)):
        if not any(last == k and shorter(first, full) for k, full in kept):
            kept.append((last, first))
    return tuple(sorted(kept))


def key(text: str) -> People:
    """The people of a list in the gold's own form: "last, first middle; last, first;"."""
    named = (n.partition(",") for n in plain(text).split(";") if n.strip())
    return tuple(sorted(person(last, first) for last, _, first in named))


def borne_out(said: People, true: People) -> bool:
    """Whether all of `said` stands in `true`, people or parts of names left out."""
    return all(any(a == b and shorter(f, g) for b, g in true) for a, f in said)
