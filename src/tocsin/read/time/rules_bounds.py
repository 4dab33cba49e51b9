"""Rules for prepositions: what they make of the time, or of the happening, that follows."""

from typing import get_args

from tocsin.read.time.conventions import grammar_words
from tocsin.read.time.pattern import Build, Caught, Rule, rule, rules
from tocsin.read.time.tree import (
    Amount,
    Away,
    Bound,
    Daypart,
    During,
    Event,
    Length,
    Node,
    Op,
    Rolling,
    This,
    Today,
    Weekend,
)

ENDS = "(ends|end|ended|is|are|expires|expire|begins|begin|starts|start|finishes|concludes)"
BEFORE = ("(before|by)", "than not (before|by)")
"""The second is no "not before": "more likely than not before the month is out"."""
PLAIN = frozenset({"by", "from", "as-of"})
"""Prepositions that take no happening: "seized by the army on Friday", "from a boat on Sunday"."""
OUT = ("(is|are) (out|over|up|through|done)", "(ends|end|ended|closes)")
THING = "(the|a|an|its|their|his|her|this|that|any|such|all|he|she|they|it)"
NOT_BEFORE = ("not before", "not until", "no earlier than", "no sooner than")


def _bound(op: Op) -> Build:
    def build(c: Caught) -> Node | None:
        node = c.node("x")
        gone = isinstance(node, Away) and node.base is None and node.sign < 0
        return None if gone and op == "until" else Bound(op, node)  # "got through nine days ago"

    return build


def _event(op: Op) -> Build:
    return lambda _: Bound(op, Event())


def _is_out(c: Caught) -> Node:
    """For example "before the week is out"."""
    unit = str(c.tokens["u"].value)
    whole = Weekend() if unit == "weekend" else Today() if unit == "day" else This(unit)
    return Bound("until", whole)  # the weekend's end, where "by the weekend" means its start


def _onwards(c: Caught) -> Node | None:
    """For example "from Monday on"; not "a week ago on Monday"."""
    ends = c.after is None or c.after.kind in {"punct", "word"}
    return Bound("from", c.node("x")) if ends else None


def _on_from_now(unit: str) -> Node:
    return Rolling(Amount(Length(1, unit), Length(1, unit)), 1)


def _by_this_time(c: Caught) -> Node:
    """For example "by this time next week": within a week."""
    return _on_from_now(str(c.tokens["u"].value))


def prepositions() -> list[Rule]:
    """Bounds by a time: "by Friday", "Friday at the latest", "before the week is out"."""
    words = grammar_words().prepositions
    found: list[Rule] = []
    for op in get_args(Op):
        group = "moment-or-away" if op in PLAIN else "point"
        found += rules(op, [f"{w} (the)? x=<{group}>" for w in words.get(op, ())], _bound(op))
    found += rules("by", [f"by {w} (the)? x=<moment>" for w in ("about", "around")], _bound("by"))
    return [
        *found,
        rule(
            "not-before",
            "(on|in|by|at|from)? x=<point> ,? at the (earliest|soonest)",
            _bound("not-before"),
        ),
        rule("by", "(on|in|by|at)? x=<point> ,? at the latest", _bound("by")),
        rule("from", "(from)? x=<point> (onwards|onward|forward)", _bound("from")),
        rule("from", "(from)? x=<point> on", _onwards),
        rule("by", "(before|by) the u=#unit is (out|over|up|through)", _is_out),
        *rules("by", [f"{w} (the)? x=<point> {o}" for w in BEFORE for o in OUT], _bound("by")),
        rule("before", "than not before (the)? x=<point>", _bound("before")),
        rule("by", "by the time the u=#unit is (out|over)", _is_out),
        rule("by-this-time", "by this time next u=#unit", _by_this_time),
        rule("by-this-time", "by this time tomorrow", lambda _: _on_from_now("day")),
        rule("until", "between now and (the)? x=<point>", _bound("until")),
        rule("until", "from now (until|till|to|through) (the)? x=<point>", _bound("until")),
    ]


def unnamed() -> list[Rule]:
    """Bounds by something that no calendar dates: kept, never reckoned."""
    thing = f"{THING} #word {ENDS}? (over)?"
    article = "(the|a|an|its|their|his|her|being)?"
    return [
        *rules("not-before-event", [f"{w} {thing}" for w in NOT_BEFORE], _event("not-before")),
        rule("if-denied", f"(before|until|till) {thing}", _event("not-before")),
        rule("within-of-event", f"within a=<amount> (of|after) {article} #word", _event("after")),
        rule("soon-after-event", "(shortly|soon|immediately|just) (before|after)", _event("after")),
        rule("after-event", "a=<amount> (before|after)", _event("after")),
    ]


def dated_events() -> list[Rule]:
    """A happening with its date: "the vote on 14 April"."""
    linked = ("(on|in|of)", "#word (on|in|of)", "(scheduled|planned|due) (for|on)")
    patterns = [f"(the|a|an|its|his|her|their) #word {w} x=<moment>" for w in linked]
    return rules("event-on", patterns, lambda c: c.node("x"))


def before_dawn() -> list[Rule]:
    """The small hours by their usual name."""
    dawn, part = "before (dawn|daybreak|sunrise)", Daypart("before-dawn")
    return [
        rule("before-dawn", dawn, lambda _: part),
        rule("before-dawn", f"{dawn} on? x=<date>", lambda c: During(part, c.node("x"))),
        rule("before-dawn", "before first light", lambda _: part),
    ]
