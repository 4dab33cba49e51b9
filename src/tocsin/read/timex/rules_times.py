"""Rules for times of day: "9 p.m. on Friday", "that evening", "shortly after midnight"."""

from dataclasses import replace

from tocsin.read.time.pattern import Build, Caught, Rule, rule, rules
from tocsin.read.time.tree import Clock
from tocsin.read.timex.rules_calendar import plain
from tocsin.read.timex.rules_relative import SAID
from tocsin.read.timex.terms import Modified, Term, TimeOf, Unit
from tocsin.read.timex.words import timex_words

ZONE = "(eastern|pacific|central|mountain|moscow|beijing|london|tokyo)"
HOURS = range(1, 13)
HOUR_LEADS = frozenset({"at", "by", "until", "till", "from", "to", "before", "after", "about"})
"""Words that lead to an hour without its mark: "at 8 tonight"."""
ABOUT = "(about|around|approximately|roughly)"
PART_MOD = {"early": "START", "late": "END", "mid": "MID"}


def letters() -> dict[str, str]:
    """TIMEX3's letters, or clock time, by the word for a time of day."""
    words = timex_words()
    found: dict[str, str] = {}
    for table in (words.parts_of_day, words.day_edges, words.clock_words):
        for code, names in table.items():
            found |= dict.fromkeys(names, code)
    return found


def _clock(c: Caught) -> Term | None:
    node = c.node("x")
    return TimeOf(f"{node.hour:02}:{node.minute:02}") if isinstance(node, Clock) else None


def _name(code: str) -> Build:
    return lambda c: TimeOf(code, None, PART_MOD.get(c.word("p"), ""))


def _bare_part(c: Caught) -> Term | None:
    """A part of the day that stands by itself, with an article or after "at" or "by"."""
    word, lead = c.word("d"), c.before.word if c.before else ""
    after = c.after
    named = c.tokens["d"].cap or (after is not None and after.word in {"of", "-"})
    if ":" in letters()[word] and lead in {"from", "to", "between", "and"}:
        return None if named else TimeOf(letters()[word])  # "from midnight to 6 a.m."
    plain = lead in {
        "at",
        "by",
        "in",
        "during",
        "before",
        "after",
        "until",
        "through",
        "throughout",
        "since",
        "all",
    }
    if named or not plain:
        return None
    habit = lead == "at" and word == "night"
    return TimeOf(letters()[word], habit=habit)


def _on(c: Caught) -> Term | None:
    time, day = c.node("a"), plain(c, "b")
    return replace(time, day=day) if isinstance(time, TimeOf) and day is not None else None


def _at_part(c: Caught) -> Term | None:
    """For example "11:30 last night", "9 o'clock in the morning": the clock counts."""
    time, part = c.node("a"), c.node("b")
    if not isinstance(time, TimeOf) or not isinstance(part, TimeOf) or ":" not in time.clock:
        return None
    hour, minute = (int(n) for n in time.clock.split(":"))
    return _clocked(hour, minute, part, time.mod)


def _hour_part(c: Caught) -> Term | None:
    """For example "at 8 tonight", "at 10 Monday morning"."""
    part, hour, lead = c.node("b"), c.word("h"), c.before.word if c.before else ""
    good = hour.isdigit() and int(hour) in HOURS and lead in HOUR_LEADS
    if not good or not isinstance(part, TimeOf) or ":" in part.clock:
        return None
    return _clocked(int(hour), 0, part, "")


def _clocked(hour: int, minute: int, part: TimeOf, mod: str) -> TimeOf:
    late = part.clock in {"AF", "EV", "NI"} and 0 < hour < 12 and (hour > 5 or part.clock != "NI")  # noqa: PLR2004 - 12-hour clock
    return TimeOf(f"{hour + 12 if late else hour:02}:{minute:02}", part.day, mod)


def _this(c: Caught) -> Term:
    offset = {"this": 0, "last": -1, "tomorrow": 1, "yesterday": -1}
    return TimeOf(
        letters()[c.word("d")], Unit("day", offset[c.word("r")]), PART_MOD.get(c.word("p"), "")
    )


def _about(c: Caught) -> Term | None:
    """For example "about 9 p.m.": a clock time alone may be one of several."""
    time = c.node("x")
    good = isinstance(time, TimeOf) and ":" in time.clock
    return replace(time, mod="APPROX") if good and isinstance(time, TimeOf) else None


def _that(c: Caught) -> Term | None:
    offset = SAID.get(c.word("r"), 0)
    return TimeOf(
        letters()[c.word("d")], Unit("day", offset, "said"), PART_MOD.get(c.word("p"), "")
    )


def _modified(c: Caught) -> Term | None:
    time = c.node("x")
    return replace(time, mod=PART_MOD.get(c.word("p"), "")) if isinstance(time, TimeOf) else None


def _late_day(c: Caught) -> Term | None:
    day = plain(c, "x")
    return Modified(day, PART_MOD[c.word("p")]) if day is not None else None


def _tonight(c: Caught) -> Term:
    return TimeOf("NI", Unit("day"), PART_MOD.get(c.word("p"), ""))


def _same(c: Caught) -> Term | None:
    node = c.node("x")
    return node if isinstance(node, Term) else None


def clock_times() -> list[Rule]:
    """Group `clock-time`: a time of day that can be put on a day."""
    found = [
        rule("clock", "x=<clock>", _clock),
        rule("clock", f"x=<clock> {ZONE} (standard|daylight)? time", _clock),
    ]
    for word, code in letters().items():
        if word not in {"mornings", "afternoons", "evenings", "nights"}:
            found += rules(
                "daypart", [f"(the)? p=(early|late|mid)? -? {word} (hours)?"], _name(code)
            )
    return found


def time_rules() -> list[Rule]:
    """Times of day, on a day or by themselves."""
    parts = "|".join(w for w in letters() if " " not in w)
    part, early = f"d=({parts})", "p=(early|late|mid)?"
    return [
        rule("clock", "x=<clock>", _clock),
        rule(
            "clock",
            "x=<clock> (eastern|pacific|central|mountain) (standard|daylight)? time",
            _clock,
        ),
        rule("", "x=<dated-time>", _same),
        *rules("clock-about", (f"{ABOUT} x=<clock-time>", f"{ABOUT} x=<dated-time>"), _about),
        rule("clock-part", "a=<clock-time> (in|on|of|,)? b=<time-of-day>", _at_part),
        *rules("clock-part", ("h=#num b=<time-of-day>", "h=#num b=<dated-time>"), _hour_part),
        rule("time-of-day", "x=<time-of-day>", _same),
        rule("daypart", f"(the)? {part}", _bare_part),
        rule("tonight", f"{early} tonight", _tonight),
        rule("late-day", "p=(early|late) (on)? x=<day-name>", _late_day),
        rule("late-day", "p=(early|late) (on)? x=<time-of-day>", _modified),
        rule("late-day", "p=(early|late) (on)? x=<dated-time>", _modified),
        rule("late-day", "the p=(early|late) hours of x=<day-name>", _hours_of),
    ]


def dated_times() -> list[Rule]:
    """Group `dated-time`: a time of day with its day."""
    return [
        rule("clock-on", "a=<clock-time> (on|of|,|-)? b=<day-name>", _on),
        rule("clock-on", "b=<day-name> (at|,|in)? (the)? a=<clock-time>", _on),
        rule("clock-on", "b=<day-name> #possessive a=<clock-time>", _on),
    ]


def _hours_of(c: Caught) -> Term | None:
    day = plain(c, "x")
    code = "MO" if c.word("p") == "early" else "NI"
    return TimeOf(code, day) if day is not None else None


def time_of_day() -> list[Rule]:
    """Group `time-of-day`: "this morning", "that night", "overnight", "tonight"."""
    parts = "|".join(w for w in letters() if " " not in w)
    part, early = f"d=({parts})", "p=(early|late|mid)?"
    said = f"r=({'|'.join(SAID)})"
    return [
        rule("this-part", f"{early} r=(this|last|tomorrow|yesterday) {part}", _this),
        rule("that-part", f"{early} r=that {part}", _that),
        rule("that-part", f"{early} (the|that) {said} {part}", _that),
        rule("overnight", "overnight", lambda _: TimeOf("NI", Unit("day", -1))),
        rule("tonight", f"{early} tonight", _tonight),
        rule("same-part", "(in)? the d=(morning|afternoon|evening)", _the_part),
    ]


def _the_part(c: Caught) -> Term | None:
    lead = c.before.word if c.before else ""
    return TimeOf(letters()[c.word("d")]) if lead in {"in", "clock"} else None
