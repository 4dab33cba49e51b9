"""YAML read safely, every value knowing the line it stands on.

Why not `yaml.safe_load`: it forgets lines, turns `NO` into False, expands aliases (a few lines can
become gigabytes), takes the last of two equal keys in silence and recurses as deep as it is told
to. Here anchors, aliases and tags are refused, nesting and size are limited, and what a value means
is decided by who asks for it (`Node.day`, `Node.number`), never guessed from its looks.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NoReturn

import msgspec
import yaml

from tocsin.records import VocabularyError

MAX_CHARACTERS = 4_000_000
"""Longest YAML text read."""
MAX_DEPTH = 24
"""Deepest nesting read; the deepest form known here has 6."""
MAX_NODES = 400_000
"""Most values in one file."""
MAX_TEXT = 400
"""Longest single text in a vocabulary or world file."""

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_HIDDEN = frozenset({"Cc", "Cs", "Cf", "Co", "Cn"})
_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
_YES_NO = {"true": True, "false": False}


class Node(msgspec.Struct, frozen=True):
    """One value of a YAML file: a mapping, a list, a text (quoted or plain) or nothing (null)."""

    file: str
    line: int
    value: "dict[str, Node] | list[Node] | str | None"
    key: int | None = None
    """Line of the key it stands under; None outside a mapping."""

    def fail(self, what: str) -> NoReturn:
        """Raise `VocabularyError` about this value: `file:line: what`."""
        raise VocabularyError(f"{self.file}:{self.line}: {what}")

    @property
    def empty(self) -> bool:
        """Whether nothing stands here (null)."""
        return self.value is None

    def entries(self) -> "dict[str, Node]":
        """This value as a mapping; fails for anything else."""
        if not isinstance(self.value, dict):
            self.fail(f"a mapping is expected here, found {self._found()}")
        return self.value

    def table(self, required: Sequence[str], optional: Sequence[str] = ()) -> "dict[str, Node]":
        """A mapping with all `required` keys and no others than these and `optional`.

        Keys whose value is null are left out; a required one must not be null.
        """
        entries = self.entries()
        for key, node in entries.items():
            if key not in required and key not in optional:
                known = ", ".join([*required, *optional])
                where = msgspec.structs.replace(node, line=node.key or node.line)
                where.fail(f"unknown key {key!r}; known here: {known}")
        for key in required:
            if key not in entries or entries[key].empty:
                self.fail(f"{key!r} is missing")
        return {k: n for k, n in entries.items() if not n.empty}

    def items(self) -> "list[Node]":
        """This value as a list; fails for anything else."""
        if not isinstance(self.value, list):
            self.fail(f"a list is expected here, found {self._found()}")
        return self.value

    def text(self) -> str:
        """A text, NFC, white space collapsed, neither empty nor longer than `MAX_TEXT`."""
        if not isinstance(self.value, str):
            self.fail(f"a text is expected here, found {self._found()}")
        text = " ".join(unicodedata.normalize("NFC", self.value).split())
        if not text:
            self.fail("a text is expected here, found an empty one")
        if len(text) > MAX_TEXT:
            self.fail(f"text of {len(text)} characters; at most {MAX_TEXT} are read here")
        if not text.isprintable() and any(unicodedata.category(c) in _HIDDEN for c in text):
            self.fail(f"{text!r} holds control characters; remove them")
        return text

    def texts(self) -> tuple[str, ...]:
        """A list of texts without repeats."""
        found: dict[str, None] = {}
        for node in self.items():
            text = node.text()
            if text in found:
                node.fail(f"{text!r} stands twice in this list")
            found[text] = None
        return tuple(found)

    def number(self, low: float, high: float) -> float:
        """A finite number from `low` to `high`, both included."""
        text = self.text()
        try:
            number = float(text)
        except ValueError:
            self.fail(f"a number is expected here, found {text!r}")
        if not low <= number <= high:
            self.fail(f"{text} is out of range; from {low:g} to {high:g} are allowed")
        return number

    def day(self) -> date:
        """A calendar date written YYYY-MM-DD."""
        text = self.text()
        if not _DAY.fullmatch(text):
            self.fail(f"a date like 2024-03-09 is expected here, found {text!r}")
        try:
            return date.fromisoformat(text)
        except ValueError as error:
            self.fail(f"{text} is no day of the calendar: {error}")

    def flag(self) -> bool:
        """`true` or `false`."""
        text = self.text()
        if text not in _YES_NO:
            self.fail(f"true or false is expected here, found {text!r}")
        return _YES_NO[text]

    def choice(self, options: Sequence[str]) -> str:
        """One of a few texts."""
        text = self.text()
        if text not in options:
            self.fail(f"{text!r} is not one of {', '.join(options)}")
        return text

    def _found(self) -> str:
        if isinstance(self.value, str):
            return f"{self.value!r}"[:60]
        if self.value is None:
            return "nothing"
        return "a mapping" if isinstance(self.value, dict) else "a list"


def read_yaml(text: str, name: str) -> Node:
    """The single document of a YAML text; `name` is the file named in errors.

    Raises `VocabularyError` (`name:line: what`) for broken YAML, anchors, aliases, tags, repeated
    keys, more than one document, and for what exceeds the limits of this module.
    """
    if len(text) > MAX_CHARACTERS:
        raise VocabularyError(
            f"{name}:1: {len(text)} characters; at most {MAX_CHARACTERS} are read; split the file"
        )
    try:
        return _Builder(name).build(yaml.parse(text, Loader=_Loader))
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise VocabularyError(f"{name}:{line}: no valid YAML: {error.problem}") from error
    except yaml.YAMLError as error:
        raise VocabularyError(f"{name}:1: no valid YAML: {error}") from error
    except UnicodeEncodeError as error:
        line = text.count("\n", 0, error.start) + 1
        raise VocabularyError(f"{name}:{line}: no valid text: {error.reason}") from error


class _Builder:
    """Puts nodes together from YAML events, without recursion."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.root: Node | None = None
        self.open: list[Node] = []
        self.keys: list[Node | None] = []
        self.count = 0

    def build(self, events: Iterator[yaml.Event]) -> Node:
        for event in events:
            line = event.start_mark.line + 1 if event.start_mark else 1
            if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                self._fail(line, "anchors and aliases are not read; write the value out")
            tag: str | None = getattr(event, "tag", None)
            if tag not in (None, "!"):
                self._fail(line, f"tag {tag!r} is not read; remove it")
            if isinstance(event, yaml.ScalarEvent):
                plain = event.style in (None, "")
                nothing = plain and event.value in _NOTHING
                self._place(Node(self.name, line, None if nothing else event.value))
            elif isinstance(event, yaml.CollectionStartEvent):
                mapping = isinstance(event, yaml.MappingStartEvent)
                self._push(Node(self.name, line, {} if mapping else []))
            elif isinstance(event, yaml.CollectionEndEvent):
                _ = self.open.pop(), self.keys.pop()
        return self.root or Node(self.name, 1, None)

    def _push(self, node: Node) -> None:
        self._place(node)
        self.open.append(node)
        self.keys.append(None)
        if len(self.open) > MAX_DEPTH:
            node.fail(f"nested deeper than {MAX_DEPTH} levels")

    def _place(self, node: Node) -> None:
        self.count += 1
        if self.count > MAX_NODES:
            node.fail(f"more than {MAX_NODES} values; split the file")
        if not self.open:
            if self.root is not None:
                node.fail("a second document starts here; one file holds one document")
            self.root = node
            return
        inside = self.open[-1].value
        if isinstance(inside, list):
            inside.append(node)
        elif isinstance(inside, dict):
            self._entry(inside, node)

    def _entry(self, inside: dict[str, Node], node: Node) -> None:
        key = self.keys[-1]
        if key is not None:
            inside[str(key.value)] = Node(self.name, node.line, node.value, key.line)
            self.keys[-1] = None
            return
        if not isinstance(node.value, str):
            node.fail("a key is expected here, as text")
        if node.value in inside:
            node.fail(f"key {node.value!r} stands twice in this mapping")
        self.keys[-1] = node

    def _fail(self, line: int, what: str) -> NoReturn:
        raise VocabularyError(f"{self.name}:{line}: {what}")
