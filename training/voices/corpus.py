"""Texts with attributions to learn from: the shared corpus, and our own marked texts."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROLES = ("source", "cue", "content")
_TAGS = {"s": "source", "c": "cue", "x": "content"}
_MARK = re.compile(r"\[([scx])(\d+) |\]")

Places = list[tuple[int, int]]


@dataclass(slots=True)
class Attribution:
    """Characters of each role; several for a broken content."""

    source: Places = field(default_factory=list)
    cue: Places = field(default_factory=list)
    content: Places = field(default_factory=list)


@dataclass(slots=True)
class Text:
    """One text and its attributions."""

    name: str
    text: str
    attributions: list[Attribution]


def shared(folder: Path, split: str) -> list[Text]:
    """A split of the corpus: `text_SPLIT.json` and `gold_SPLIT.json`."""
    texts = json.loads((folder / f"text_{split}.json").read_text("utf-8"))
    gold = json.loads((folder / f"gold_{split}.json").read_text("utf-8"))
    return [Text(n, texts[n], [_given(a) for a in gold[n] if a["cue"]]) for n in sorted(texts)]


def _given(row: dict[str, list[list[int]]]) -> Attribution:
    return Attribution(**{r: [(a, b) for a, b in row[r]] for r in ROLES})


def own(folder: Path) -> list[Text]:
    """Our own texts: `*.txt`, texts separated by `---`, attributions marked in the line."""
    found: list[Text] = []
    for path in sorted(folder.glob("*.txt")):
        for n, part in enumerate(re.split(r"(?m)^---\s*$", path.read_text("utf-8"))):
            if part.strip():
                found.append(unmarked(f"{path.stem}:{n}", part.strip()))
    return found


def unmarked(name: str, marked: str) -> Text:
    """A text with marks `[s1 who] [c1 said] [x1 what]` taken out and kept as attributions."""
    out: list[str] = []
    length = at = 0
    stack: list[tuple[str, str, int]] = []
    found: dict[str, Attribution] = {}
    for m in _MARK.finditer(marked):
        out.append(marked[at : m.start()])
        length += m.start() - at
        at = m.end()
        if m[1]:
            stack.append((m[1], m[2], length))
            continue
        if not stack:
            raise ValueError(f"{name}: a mark is closed that was never opened, at {m.start()}")
        tag, number, start = stack.pop()
        getattr(found.setdefault(number, Attribution()), _TAGS[tag]).append((start, length))
    if stack:
        raise ValueError(f"{name}: mark {stack[-1][0]}{stack[-1][1]} is not closed")
    out.append(marked[at:])
    return Text(name, "".join(out), list(_complete(name, found)))


def _complete(name: str, found: dict[str, Attribution]) -> Iterator[Attribution]:
    for number, a in found.items():
        if not a.cue:
            raise ValueError(f"{name}: attribution {number} has no cue")
        a.content.sort()
        yield a


def outer(text: Text) -> Text:
    """The text with its outermost attributions: those that lie in no other's content or source."""
    kept = [a for a in text.attributions if not any(_inside(a, b) for b in text.attributions)]
    return Text(text.name, text.text, kept)


def _inside(a: Attribution, b: Attribution) -> bool:
    """Whether the cue of `a` lies within a content or source of `b`."""
    start, end = a.cue[0]
    return a is not b and any(s <= start and end <= e for s, e in b.content + b.source)


def inner(text: Text) -> Iterator[Text]:
    """What is nested, as texts of their own: each content or source with attributions in it."""
    for n, a in enumerate(text.attributions):
        for start, end in a.content + a.source:
            held = [b for b in text.attributions if b is not a and _within(b, start, end)]
            if held:
                whole = Text("", "", held)
                kept = [_moved(b, start) for b in outer(whole).attributions]
                yield Text(f"{text.name}/{n}", text.text[start:end], kept)


def _within(a: Attribution, start: int, end: int) -> bool:
    places = a.source + a.cue + a.content
    return all(start <= s and e <= end for s, e in places)


def _moved(a: Attribution, by: int) -> Attribution:
    return Attribution(
        *([(s - by, e - by) for s, e in part] for part in (a.source, a.cue, a.content))
    )
