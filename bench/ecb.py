"""ECB+ (Cybulska & Vossen 2014) with gold mentions of events: texts, stories, tellings.

Data: a folder with `ECB+/TOPIC/TOPIC_NUMBER(ecb|ecbplus).xml` and `mentions/*.json`, lists of
mentions (doc_id, sent_id, tokens_number, coref_chain). In documents of the second half of a topic
`sent_id` does not count the address that they begin with.
"""

import html
import json
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from spacy.tokens import Doc

from bench.measure import DataMissing
from bench.roles import head_of, roles_of
from tocsin.desk.models import load_pipeline
from tocsin.fuse.stories import StoryIndex, gist_of
from tocsin.fuse.tellings import Passage, Telling, Text, telling, text_of

_TOKEN = re.compile(r'<token t_id="\d+" sentence="(\d+)" number="\d+">([^<]*)</token>')
_SECOND = "ecbplus"


@dataclass(frozen=True)
class Mention:
    """A gold mention of an event."""

    document: str
    sentence: int
    """Place among the document's sentences, without the address."""
    tokens: tuple[int, ...]
    """Its words' places in the sentence."""
    chain: str
    """The event it is a mention of."""


@dataclass(frozen=True)
class Document:
    """A document without its address."""

    name: str
    sentences: tuple[tuple[str, ...], ...]

    @property
    def topic(self) -> str:
        """Number of its topic; the two halves of a topic are two stories of one kind."""
        return self.name.partition("_")[0]

    @property
    def story(self) -> str:
        """Its true story."""
        return self.topic + self.name.rpartition("_")[2].lstrip("0123456789")

    @cached_property
    def text(self) -> Text:
        """Its terms."""
        return text_of(self.name, [" ".join(s) for s in self.sentences])


def _document(path: Path) -> Document:
    sentences: defaultdict[int, list[str]] = defaultdict(list)
    for number, token in _TOKEN.findall(path.read_text(encoding="utf-8")):
        sentences[int(number)].append(html.unescape(token).strip() or "_")
    lines = [tuple(tokens) for _, tokens in sorted(sentences.items())]
    return Document(path.stem, tuple(lines[1:] if path.stem.endswith(_SECOND) else lines))


def mentions(file: Path) -> list[Mention]:
    """The mentions of a file in order of the texts."""
    found = [
        Mention(m["doc_id"], m["sent_id"], tuple(m["tokens_number"]), m["coref_chain"])
        for m in json.loads(file.read_text(encoding="utf-8"))
    ]
    return sorted(found, key=lambda m: (m.document, m.sentence, m.tokens))


def documents(folder: Path, found: Sequence[Mention]) -> dict[str, Document]:
    """The documents that hold the mentions, by name."""
    names = sorted({m.document for m in found})
    paths = {n: folder / "ECB+" / n.partition("_")[0] / f"{n}.xml" for n in names}
    missing = [str(p) for p in paths.values() if not p.exists()]
    if missing:
        raise DataMissing(f"no {missing[0]}")
    return {name: _document(path) for name, path in paths.items()}


def stories(found: Mapping[str, Document]) -> dict[str, str]:
    """Document to the first document of the story that we put it in."""
    index = StoryIndex()
    for name, document in found.items():
        index.add(gist_of(name, "\n".join(" ".join(s) for s in document.sentences), None))
    return {name: story[0] for story in index.stories() for name in story}


@dataclass(frozen=True)
class Told:
    """A mention, ready to be compared, and the base form of its head as the pipeline has it."""

    mention: Mention
    telling: Telling
    lemma: str


def _parsed(words: Sequence[str]) -> Doc:
    pipeline = load_pipeline()
    starts: list[bool | int | None] = [n == 0 for n in range(len(words))]
    doc = Doc(pipeline.vocab, list(words), sent_starts=starts)
    for _, step in pipeline.pipeline:
        doc = step(doc)
    return doc


def told(found: Sequence[Mention], texts: Mapping[str, Document]) -> list[Told]:
    """The mentions with what is told, in their order."""
    parses: dict[tuple[str, int], Doc] = {}
    result: list[Told] = []
    for m in found:
        words = texts[m.document].sentences[m.sentence]
        place = (m.document, m.sentence)
        if place not in parses:
            parses[place] = _parsed(words)
        doc = parses[place]
        starts = [sum(len(w) + 1 for w in words[:t]) for t in m.tokens]
        spans = tuple((a, a + len(words[t])) for a, t in zip(starts, m.tokens, strict=True))
        roles = roles_of(doc, m.tokens)
        passage = Passage(texts[m.document].text, m.sentence, " ".join(words), spans, roles)
        lemma = head_of(doc, m.tokens).lemma_.lower()
        result.append(Told(m, telling(passage), lemma))
    return result
