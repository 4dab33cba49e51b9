"""Rules for bounds by a happening that a clause dates, and for stretches that follow a time."""

from tocsin.read.time.pattern import Build, Caught, Rule, rule, rules
from tocsin.read.time.tree import Bound, Either, Followed, Node, Op

LONGEST = 6
"""Words of the longest clause: "before the chairs of the hall are drawn up on Monday"."""
LEADS: tuple[tuple[str, Op], ...] = (
    ("before", "before"),
    ("(until|till)", "until"),
    ("by the time", "before"),
)
SAYING = frozenset(
    {"said", "says", "say", "told", "tells", "reported", "wrote", "announced", "and", "but"}
)
"""Words after which the time is that of the saying, or of another clause."""


def _clause(op: Op, words: int) -> Build:
    """Refused where somebody says it between the preposition and the time."""

    def build(c: Caught) -> Node | None:
        inner = {c.word(f"w{n}") for n in range(words)}
        return None if inner & SAYING else Bound(op, c.node("x"))

    return build


def _clauses() -> list[Rule]:
    """For example "before he takes the oath on Friday", "until parliament votes on Monday"."""
    found: list[Rule] = []
    for words in range(2, LONGEST + 1):
        row = " ".join(f"w{n}=#word" for n in range(words))
        for lead, op in LEADS:
            pattern = f"{lead} {row} (on|at|in) (the)? x=<moment>"
            found.append(rule("before-clause", pattern, _clause(op, words)))
    return found


def _followed(c: Caught) -> Node:
    """For example "tonight or in the two days that follow"."""
    return Followed(c.node("a"), c.amount("n"))


def _either(c: Caught) -> Node:
    return Either(c.node("a"), c.node("b"))


def _three(c: Caught) -> Node:
    return Either(c.node("a"), Either(c.node("b"), c.node("c")))


def _bound(op: Op) -> Build:
    return lambda c: Bound(op, c.node("x"))


def clauses() -> list[Rule]:
    """Bounds by dated clauses, alternatives with a last day, and any time up to one."""
    part = "(point|stage|day|night|evening|hour|time|moment|minute|morning|afternoon)"
    unit = f"(at|on|in)? any {part} (now)?"
    to = ("until", "till", "up to", "between now and")
    after = "(that|which)? (follow|follows|following|after|afterwards|thereafter|later)"
    length = "(in|within|during|over)? (the)?"
    return [
        *_clauses(),
        *rules("until", [f"{unit} {w} (the)? x=<point>" for w in to], _bound("until")),
        rule("from", f"{unit} from (the)? x=<point>", _bound("from")),
        rule("after", f"{unit} after (the)? x=<point>", _bound("after")),
        rule("either", "a=<moment> , b=<moment> ,? or (on|in|at)? (the)? c=<moment>", _three),
        rule("either", "a=<moment> or (by|else) b=<moment>", _either),
        rule("either", "a=<moment> or at (the)? latest b=<moment>", _either),
        rule("either-after", f"a=<moment> or {length} n=<simple> {after}", _followed),
        rule("either-after", f"a=<moment> or {length} (next|coming) n=<simple>", _followed),
    ]
