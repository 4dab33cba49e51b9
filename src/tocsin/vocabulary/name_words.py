"""Words that tell what a proper name stands for (data: names.yaml)."""

from functools import cache

import msgspec

from tocsin.records import Value
from tocsin.vocabulary.marks import Node
from tocsin.vocabulary.package import package_yaml

_KINDS = ("organisation", "place", "outlet", "person", "none")
_TABLES = ("heads", "first", "before", "after", "verbs")
_LISTS = (
    "alone",
    "particles",
    "owners",
    "joins",
    "tails",
    "peoples",
    "times",
    "months_and_people",
    "things",
    "given",
)
Words = frozenset[str]


class NameWords(Value, frozen=True, kw_only=True):
    """The lists; every word in lower case. In the tables a word has the kind it speaks for."""

    heads: dict[str, str]
    """Last word of a name: "Ministry"."""
    first: dict[str, str]
    """First word of a name: "Lake"."""
    before: dict[str, str]
    """Common noun before a name: "the newspaper X"."""
    after: dict[str, str]
    """Common noun after a name: "X province"."""
    verbs: dict[str, str]
    """Lemma of a verb whose subject the name is."""
    titles: Words
    """Titles and honorifics that end before a person's name."""
    weak_titles: Words
    """Words of titles that count only beside another title."""
    alone: Words
    """Names of one body although a single word."""
    particles: Words
    """Small words between the capitals of a name."""
    owners: Words
    """Words whose possessive goes on with the name."""
    joins: Words
    """Small words within an organisation's name."""
    tails: Words
    """Second halves of compounds that are no part of the name before them."""
    peoples: Words
    """Adjectives and people words that are no names."""
    times: Words
    """Days, months and feasts."""
    months_and_people: Words
    """Months that people are called."""
    things: Words
    """Weapons, machines, abbreviations of common nouns."""
    given: Words
    """Given names that are words or places as well."""


@cache
def name_words() -> NameWords:
    """The packaged lists. Raises `VocabularyError` (file, line) where they do not hold."""
    root = package_yaml("names.yaml").table(["schema", "titles", *_TABLES, *_LISTS])
    titles = root["titles"].table(["strong", "weak"])
    tables = {name: _kinds(root[name]) for name in _TABLES}
    lists = {name: _words(root[name]) for name in _LISTS}
    return msgspec.convert(
        {
            **tables,
            **lists,
            "titles": _words(titles["strong"]),
            "weak_titles": _words(titles["weak"]),
        },
        NameWords,
    )


def _kinds(node: Node) -> dict[str, str]:
    """Kind by word; a word that stands under two kinds is refused."""
    found: dict[str, str] = {}
    for kind, listed in node.table([], _KINDS).items():
        for word in _words(listed):
            if found.setdefault(word, kind) != kind:
                listed.fail(f"{word!r} stands under {found[word]} and {kind}; keep one")
    return found


def _words(node: Node) -> Words:
    words = frozenset(node.texts())
    for word in sorted(words):
        if word != word.lower() or " " in word:
            node.fail(f"{word!r}: single words in lower case are expected here")
    return words
