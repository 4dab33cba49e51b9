"""Who had it from whom, as a tree a person can follow."""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping

from tocsin.brief.clean import line, shortened
from tocsin.brief.model import Node
from tocsin.records import Development, Edge

GROUNDS: Mapping[str, str] = {
    "credit": "names it as its source",
    "attribution": "attributes the words to it",
    "link": "links to it",
    "reuse": "carries its text",
    "quotation": "carries the same quotation",
    "own": "its own reporting",
    "anonymous": "unnamed source",
}
WAYS: Mapping[str, str] = {
    "verbatim": "carries its text word for word",
    "edited": "carries its text, edited",
    "paraphrase": "retells it",
}
_TAKEN = re.compile(rf"(?P<way>{'|'.join(WAYS)}), \d+% of it")
"""The evidence of reuse, as fusing words it."""
_EVIDENCE = 60
_WHOLE = 10_000


def tree(
    development: Development, name: Callable[[str], str], source: Callable[[str], str]
) -> tuple[Node, ...]:
    """The lineage from its origins down; `name` turns a report id into a label, `source` says who.

    Each report stands once, under its strongest giver: the first edge in the development's order.
    """
    label = {o.key: once(o.description) for o in development.origins}
    quoted = "\n".join(shortened(m.quote.text, _WHOLE) for m in development.members)
    own = {o.key for o in development.origins if o.kind == "outlet-own"}
    children: dict[str, list[Edge]] = defaultdict(list)
    placed: set[str] = set()
    for edge in development.lineage:
        if edge.taker not in placed and edge.taker != edge.giver:
            placed.add(edge.taker)
            children[edge.giver].append(edge)
    givers = list(dict.fromkeys([*label, *(e.giver for e in development.lineage)]))
    roots = [g for g in givers if g not in placed]
    seen: set[str] = set()

    def call(key: str) -> str:
        return label.get(key) or (_unlisted(key) if ":" in key else name(key))

    def node(key: str, how: str) -> Node:
        seen.add(key)
        below = [e for e in children.get(key, ()) if e.taker not in seen]
        made = tuple(node(e.taker, "" if e.giver in own else _how(e, quoted)) for e in below)
        return Node(label=call(key), how=how, children=made)

    def elsewhere(root: str) -> str:
        """Where an origin speaks whose reports all stand under another one."""
        takers = [e.taker for e in development.lineage if e.giver == root]
        if children.get(root) or not takers:
            return ""
        return "also in " + "; ".join(dict.fromkeys(source(t) or "the same report" for t in takers))

    return tuple(node(root, elsewhere(root)) for root in roots)


def _unlisted(key: str) -> str:
    """An origin that the development does not describe: one that was left out or withdrawn."""
    return "an unnamed source" if key.startswith("unnamed") else "another origin"


def once(label: str) -> str:
    """A label with each of its "via" parts once."""
    return ", ".join(dict.fromkeys(line(label).split(", ")))


def _how(edge: Edge, quoted: str) -> str:
    """The ground, with its evidence where that is not among the quotations anyway."""
    ground = GROUNDS.get(edge.ground, edge.ground)
    if shortened(edge.evidence, _WHOLE) in quoted:
        return ground
    taken = _TAKEN.fullmatch(edge.evidence)
    if taken:
        own = WAYS[taken["way"]]
        return own if edge.ground == "reuse" else f"{ground}, {own}"
    return f"{ground}: {shortened(edge.evidence, _EVIDENCE)}"
