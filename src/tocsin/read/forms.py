"""Parts of speech and base forms of words: the pipeline's own rules, each case worked out once.

spaCy's attribute ruler tries its patterns at every token and its lemmatizer goes through its
tables; both look at a word, its tag and its label, a few patterns at the word beside it too ("gon"
"na"). What they say is remembered by just that, and they are asked only about what is new.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, cast

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

FORMS = "tocsin_forms"
"""Name of the component in a pipeline."""
RULER, LEMMATIZER = "attribute_ruler", "lemmatizer"
"""The components of spaCy's English pipelines that it stands for."""
_MOST_KNOWN = 100_000
"""Words, cases or forms kept before the memories are emptied."""
_FILLER = "x"
"""A word without tag and label; stands where a neighbour does not matter."""
_PAIR = 2
"""Tokens that a rule looks at, at most."""

_Pattern = Sequence[Mapping[str, Any]]
"""What a rule asks of one token after the other."""
_Token = tuple[int, int, int]
"""Word, tag and label, as numbers of the vocabulary; a word that no rule names is 0."""
_Case = tuple[_Token | None, _Token, _Token | None]
"""All that rules look at for a token that some of them join to others."""
_Ruled = tuple[int, int, int, int, int]
"""Tag, label, part of speech, features and base form (0: none yet)."""
_Form = tuple[int, int, int]
"""Word as written, part of speech and features: all that the lemmatizer looks at."""


class Forms:
    """The last steps of an English pipeline: a part of speech and a base form for every token.

    They are those of the ruler and the lemmatizer given; morphological features are left out.
    Raises `ValueError` for a ruler whose rules look at more than words, tags and labels.
    """

    def __init__(self, vocab: Vocab, ruler: Any, lemmatizer: Any) -> None:  # noqa: ANN401 - spaCy ships partial types
        self._vocab, self._ruler, self._lemmatizer = vocab, ruler, lemmatizer
        patterns: list[_Pattern] = [p for rule in ruler.patterns for p in rule["patterns"]]
        joint = [p for p in patterns if len(p) > 1]
        _check(patterns, joint)
        self._named, self._joined = _Words(vocab, patterns), _Words(vocab, joint)
        self._joining = {vocab.strings.add(t["DEP"]) for t in _tokens(joint) if "LOWER" not in t}
        self._ruled: dict[_Token | _Case, _Ruled] = {}
        self._bases: dict[_Form, int] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Fill in parts of speech and base forms, and tags and labels of white space."""
        if not len(doc):
            return doc
        self._forget()
        words, tags, labels = doc.to_array(["ORTH", "TAG", "DEP"]).T.tolist()
        ruled = self._by_rules(words, tags, labels)
        bases = self._by_tables([(w, r[2], r[3]) for w, r in zip(words, ruled, strict=True)])
        lemmas = [r[4] or base for r, base in zip(ruled, bases, strict=True)]
        _set(doc, ["POS", "LEMMA"], [(r[2], lemma) for r, lemma in zip(ruled, lemmas, strict=True)])
        for i, r in enumerate(ruled):
            if r[0] != tags[i] or r[1] != labels[i]:
                doc[i].tag, doc[i].dep = r[0], r[1]
        return doc

    def _forget(self) -> None:
        memories = (self._named, self._joined, self._ruled, self._bases)
        if max(map(len, memories)) > _MOST_KNOWN:
            for memory in memories:
                memory.clear()
            self._lemmatizer.cache.clear()

    def _by_rules(self, words: list[int], tags: list[int], labels: list[int]) -> list[_Ruled]:
        """What the ruler makes of every token."""
        named, joined, known = self._named, self._joined, self._ruled
        own: list[_Token] = list(zip([named[w] for w in words], tags, labels, strict=True))
        cases: list[_Token | _Case] = list(own)
        near = {i for i, w in enumerate(words) if joined[w] or labels[i] in self._joining}
        for i in near:
            before, after = (own[k] if k in near else None for k in (i - 1, i + 1))
            cases[i] = (before, own[i], after)
        new = {case: i for i, case in enumerate(cases) if case not in known}
        if new:
            beside = [(k, k == i or k in near) for i in new.values() for k in (i - 1, i, i + 1)]
            asked = [(words[k], tags[k], labels[k]) if real else None for k, real in beside]
            known.update(zip(new, self._rule(asked), strict=True))
        return [known[case] for case in cases]

    def _rule(self, tokens: list[_Token | None]) -> Iterator[_Ruled]:
        """What the ruler makes of the middle one of every three tokens."""
        strings = self._vocab.strings
        doc = Doc(self._vocab, [strings[t[0]] if t else _FILLER for t in tokens])
        _set(doc, ["TAG", "DEP"], [t[1:] if t else (0, 0) for t in tokens])
        found = self._ruler(doc).to_array(["TAG", "DEP", "POS", "MORPH", "LEMMA"])
        return map(tuple, found[1::3].tolist())

    def _by_tables(self, forms: list[_Form]) -> list[int]:
        """The lemmatizer's base form of every word."""
        known = self._bases
        new = list({form for form in forms if form not in known})
        if new:
            doc = Doc(self._vocab, [self._vocab.strings[word] for word, _, _ in new])
            _set(doc, ["POS", "MORPH"], [form[1:] for form in new])
            known.update(zip(new, self._lemmatizer(doc).to_array("LEMMA").tolist(), strict=True))
        return [known[form] for form in forms]


class _Words(dict[int, int]):
    """By number of a word as written: that of its small letters if rules name it, else 0."""

    def __init__(self, vocab: Vocab, patterns: Iterable[_Pattern]) -> None:
        super().__init__()
        self._vocab = vocab
        self._listed: set[str] = set()
        self._shaped: list[re.Pattern[str]] = []
        for words in (t["LOWER"] for t in _tokens(patterns) if "LOWER" in t):
            if isinstance(words, str):
                self._listed.add(words)
            else:
                self._listed.update(words.get("IN", ()))
                self._shaped += [re.compile(words["REGEX"])] if "REGEX" in words else []

    def __missing__(self, word: int) -> int:
        lexeme = self._vocab[word]
        lower = lexeme.lower_
        named = (
            lexeme.is_space or lower in self._listed or any(r.search(lower) for r in self._shaped)
        )
        self[word] = lexeme.lower if named else 0
        return self[word]


def _set(doc: Doc, names: list[int | str], rows: Sequence[tuple[int, ...]]) -> None:
    """Set attributes of every token, a row each."""
    table: Any = np.array(rows, dtype=np.uint64)
    _ = doc.from_array(names, table)


def _tokens(patterns: Iterable[_Pattern]) -> Iterator[Mapping[str, Any]]:
    return (token for pattern in patterns for token in pattern)


def _check(patterns: list[_Pattern], joint: list[_Pattern]) -> None:
    """Refuse rules that look at more than is remembered."""
    for token in _tokens(patterns):
        words = token.get("LOWER", "")
        if not token.keys() <= {"LOWER", "IS_SPACE", "TAG", "DEP"} or not (
            isinstance(words, str) or words.keys() <= {"IN", "REGEX"}
        ):
            raise ValueError(f"attribute ruler: {token} looks at more than words, tags and labels")
    for pattern in joint:
        marked = all("LOWER" in t or isinstance(t.get("DEP"), str) for t in pattern)
        if len(pattern) > _PAIR or not marked:
            raise ValueError(f"attribute ruler: {pattern} joins more than two words that it names")


def _forms(nlp: Language, name: str) -> Forms:
    """The component for a pipeline that holds the two it stands for."""
    del name
    return Forms(nlp.vocab, nlp.get_pipe(RULER), nlp.get_pipe(LEMMATIZER))


cast("Any", Language).factory(
    FORMS, requires=["token.tag", "token.dep"], assigns=["token.pos", "token.lemma"], func=_forms
)
