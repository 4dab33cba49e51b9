"""Blocks and commands as the documents show them."""

import re
import shlex
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import ROOT

DOCS = sorted(
    [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "examples").glob("*.md")]
)
_fenced = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_shown = re.compile(r"^(?: {4})?((?:tocsin|make|python -m bench) [^`\n]*)$", re.MULTILINE)
_inline = re.compile(r"`((?:tocsin|make|python -m bench)(?: [^`\n]*)?)`")


@dataclass(frozen=True)
class Block:
    """A fenced block with its language."""

    doc: Path
    number: int
    language: str
    text: str

    def __str__(self) -> str:
        return f"{self.doc.relative_to(ROOT)}:{self.number}"


def blocks(language: str) -> list[Block]:
    """All blocks of a language, numbered within their document."""
    return [
        Block(doc, n, m[1], m[2])
        for doc in DOCS
        for n, m in enumerate(_fenced.finditer(doc.read_text(encoding="utf-8")), 1)
        if m[1] == language
    ]


def commands() -> list[tuple[str, list[str]]]:
    """Every command shown in a document, with the document's name: blocks, indented, inline."""
    found: dict[tuple[str, str], list[str]] = {}
    for doc in DOCS:
        text = doc.read_text(encoding="utf-8").replace("\\\n", " ")
        for line in [*_shown.findall(text), *_inline.findall(text)]:
            words = shlex.split(line, comments=True)
            found[str(doc.relative_to(ROOT)), shlex.join(words)] = words
    return [(name, words) for (name, _), words in found.items()]
