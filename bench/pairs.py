"""Sentences with one marked pair and one type: the type given the pair, and from the text alone.

Data: files `PLV_*.jsonl` (uid, sentence, marked_sentence, gold_root), one sentence a line, one of
15 types (YIELD is PLOVER's CONCEDE or RETREAT). Of a file with `train` in its name only the
sentences that training leaves out are measured (`is_held`).

- `type_given_pair`: share of sentences whose type the pair model finds, both parties marked.
- `end_to_end_f1`: the whole reading of the sentence alone, nothing marked. A sentence has one gold
  type, though it may tell of several events: the event told first answers for it (`main_of`), with
  its own type or the plain one it reduces to when told as future (`bench.events.types_of`).
  Precision is the share of answered sentences whose answer is right, recall the same share of all.
- `all_events_f1`: the same with every coded type counted as an answer: types coded beside the gold
  one count as wrong even where the sentence tells of them.
"""

import json
import re
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.events import types_of
from bench.measure import Goal
from tocsin.desk.models import load_pairs, load_reader
from tocsin.read.events import Asked
from tocsin.records import Event, Report, Span, Statement
from tocsin.vocabulary import base_world

FILES = "PLV_*.jsonl"
GOALS: dict[str, Goal] = {
    "type_given_pair": (0.85, "higher", "", "NLI of 355M parameters .835"),
    "end_to_end_f1": (0.72, "higher", "", "PETRARCH-2 .47"),
    "all_events_f1": (None, "higher", "", ""),
}
_MARK = re.compile(r"<(/?)([ste])>")
_HELD = 5


@dataclass(frozen=True, slots=True)
class Pair:
    """One gold sentence."""

    text: str
    actor: Span | None
    recipient: Span | None
    type: str


def is_held(uid: str) -> bool:
    """Whether a sentence of a training file is left out of training, by its name alone."""
    return zlib.crc32(uid.encode()) % _HELD == 0


def pairs(files: Iterable[Path]) -> list[Pair]:
    """The gold sentences of some files."""
    found: list[Pair] = []
    for path in files:
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if "train" not in path.name or is_held(row["uid"]):
                found.append(pair_of(row))
    return found


def pair_of(row: dict[str, Any]) -> Pair:
    """A line of a file; the text is that between the marks."""
    text, marks = unmarked(row["marked_sentence"])
    actor, recipient = (next((Span(*place) for place in marks[k]), None) for k in "st")
    return Pair(text, actor, recipient, row["gold_root"])


def unmarked(marked: str) -> tuple[str, dict[str, list[tuple[int, int]]]]:
    """A sentence without its marks, and the characters each kind of mark (s, t, e) held."""
    out: list[str] = []
    length = at = start = 0
    marks: dict[str, list[tuple[int, int]]] = {"s": [], "t": [], "e": []}
    for m in _MARK.finditer(marked):
        out.append(marked[at : m.start()])
        length += m.start() - at
        at = m.end()
        if m[1]:
            marks[m[2]].append((start, length))
        else:
            start = length
    return "".join([*out, marked[at:]]), marks


def joined(type_: str) -> str:
    """A PLOVER v2 type under the label of these sentences."""
    return "YIELD" if type_ in {"CONCEDE", "RETREAT"} else type_


def labels_of(event: Event) -> set[str]:
    """The labels an event may have here: its type's, and that of the plain type it reduces to."""
    return {joined(t) for t in types_of(event)}


def type_given_pair(gold: list[Pair]) -> float:
    """Share of sentences whose type the pair model finds."""
    model = load_pairs()
    asked = (model.ask(Asked(p.text, p.actor, p.recipient)) for p in gold)
    right = sum(joined(a.event) == p.type for a, p in zip(asked, gold, strict=True))
    return right / max(len(gold), 1)


def main_of(statements: Iterable[Statement]) -> Event | None:
    """The event whose words stand first, speech acts included; None where none is coded."""
    events = [e for s in statements for e in s.events]
    return min(events, key=lambda e: (e.trigger.start, e.trigger.end), default=None)


def read_pairs(gold: list[Pair]) -> Iterator[Sequence[Statement]]:
    """The statements of every sentence, read as a report of its own."""
    reports = (Report(outlet=None, title="", body=p.text, language="en") for p in gold)
    return (r.statements for r in load_reader(base_world()).read_many(reports))


def measured(files: Iterable[Path]) -> dict[str, float]:
    """All figures of the module's docstring on some files."""
    gold = pairs(files)
    return {"type_given_pair": type_given_pair(gold), **end_to_end(gold, read_pairs(gold))}


def end_to_end(gold: list[Pair], read: Iterable[Sequence[Statement]]) -> dict[str, float]:
    """`end_to_end_f1` and `all_events_f1`; `read` in the order of `gold`."""
    answered = right = types = held = 0
    for p, statements in zip(gold, read, strict=True):
        main = main_of(statements)
        events = [e for s in statements for e in s.events]
        answered += main is not None
        right += main is not None and p.type in labels_of(main)
        types += len({e.type for e in events})
        held += any(p.type in labels_of(e) for e in events)
    total = max(len(gold), 1)
    return {
        "end_to_end_f1": 2 * right / (answered + total),
        "all_events_f1": 2 * held / (types + total),
    }
