"""Rules for lengths of time: "nearly four weeks", "the past five years", "61-year-old"."""

from dataclasses import replace

from tocsin.read.time.pattern import Build, Caught, Rule, rule, rules
from tocsin.read.time.tree import Number
from tocsin.read.timex.terms import Length, Term
from tocsin.read.timex.words import timex_words

SCALE = {"dozen": 12, "hundred": 100, "thousand": 1000}
TENS = 20
LEAST_PART = 8
"""Largest denominator of a fraction in words of time: "2 1/2 years"."""
CODES = {
    "second": "S", "minute": "M", "hour": "H", "day": "D", "night": "NI", "week": "W",
    "fortnight": "W", "weekend": "WE", "month": "M", "quarter": "Q", "season": "X", "year": "Y",
    "decade": "DE", "century": "CE",
}  # fmt: skip
"""TIMEX3's letters for units."""
HALF = 0.5
LARGEST_FIRST = ("century", "decade", "year", "quarter", "season", "month", "fortnight", "week",
                 "weekend", "day", "night", "hour", "minute", "second")  # fmt: skip
FINE = frozenset({"second", "minute", "hour"})


def said_number(c: Caught, label: str) -> float:
    """The number of the group caught under a label."""
    node = c.node(label)
    return node.value if isinstance(node, Number) else 0


def unit_of(c: Caught, label: str = "u") -> str:
    """The unit caught under a label, in the singular."""
    return str(c.tokens[label].value)


def numbers() -> list[Rule]:
    """Numbers in digits and words: "twenty-five", "two and a half", "a hundred"."""

    def plain(c: Caught) -> Number:
        return Number(float(c.tokens["x"].value))

    def compound(c: Caught) -> Number | None:
        tens, ones = float(c.tokens["x"].value), float(c.tokens["y"].value)
        spelt = c.tokens["x"].word.isalpha() and c.tokens["y"].word.isalpha()
        return Number(tens + ones) if spelt and tens >= TENS and 0 < ones < TENS / 2 else None

    def scaled(c: Caught) -> Number:
        low = float(c.tokens["x"].value) if c.has("x") else 1
        return Number(low * SCALE[c.word("s")])

    def and_half(c: Caught) -> Number:
        return Number(float(c.tokens["x"].value) + 0.5)

    def fraction(c: Caught) -> Number | None:
        whole = float(c.tokens["x"].value) if c.has("x") else 0
        top, bottom = float(c.tokens["y"].value), float(c.tokens["z"].value)
        return Number(whole + top / bottom) if 0 < top < bottom <= LEAST_PART else None

    return [
        rule("number", "x=#num y=#num / z=#num", fraction),
        rule("number", "x=#num - y=#num / z=#num", fraction),
        rule("number", "y=#num / z=#num", fraction),
        rule("number", "x=#num", plain),
        rule("number", "x=#num - y=#num", compound),
        rule("number", "x=#num y=#num", compound),
        rule("number", "x=#num s=(hundred|thousand)", scaled),
        rule("number", "(a|one) s=(hundred|dozen|thousand)", scaled),
        rule("number", "x=#num and (a|one)? -? half", and_half),
        rule("number", "x=#num - and - a - half", and_half),
    ]


def _length(c: Caught) -> Term | None:
    unit = unit_of(c)
    ordinal = unit == "second" and c.tokens["u"].kind == "unit"
    if ordinal or (unit == "quarter" and c.after is not None and c.after.word == "of"):
        return None
    return Length(((said_number(c, "n"), unit),))


def _single(c: Caught) -> Term | None:
    unit = unit_of(c)
    if unit in {"second", "quarter", "season", "night", "weekend"} or _hyphened(c):
        return None
    if unit == "minute" and c.after is not None and c.after.word not in {"of", ","}:
        return None
    return Length(((1, unit),))


def _hyphened(c: Caught) -> bool:
    """Whether the unit begins a compound: "a year-earlier loss"."""
    return c.after is not None and c.after.word == "-" and c.after.start == c.tokens["u"].end


def _unsaid(c: Caught) -> Term | None:
    unit = unit_of(c)
    return None if unit in {"quarter", "second"} else Length(((None, unit),))


def _bare(c: Caught) -> Term | None:
    """A plural by itself, after a word that takes a length: "for months"."""
    lead = c.before.word if c.before else ""
    follows = c.after is not None and c.after.word in {"before", "after"}
    if lead not in timex_words().bare_unit_leads and not follows:
        return None
    if lead in {"the", "with", "these", "those", "-"}:
        return None
    return _unsaid(c)


def _half(c: Caught) -> Term | None:
    unit = unit_of(c)
    return None if unit in {"quarter", "second"} else Length(((0.5, unit),))


def _one_and_half(c: Caught) -> Term:
    return Length(((1.5, unit_of(c)),))


def _two_parts(c: Caught) -> Term | None:
    parts = (*_parts(c.node("a")), *_parts(c.node("b")))
    order = [LARGEST_FIRST.index(unit) for _, unit in parts]
    return Length(parts) if order == sorted(set(order)) else None


def _parts(node: object) -> tuple[tuple[float | None, str], ...]:
    return node.parts if isinstance(node, Length) else ()


def _to(c: Caught) -> Term:
    """For example "two to three weeks": the higher number."""
    return Length(((said_number(c, "m"), unit_of(c)),))


def lengths() -> list[Rule]:
    """Group `length`: a length without modifier."""
    words = timex_words()
    between = f"({'|'.join(words.between_number_and_unit)})?"
    unsaid = [f"{w} {between} {between} u=#units" for w in words.numbers_unsaid]
    return [
        rule("length", f"(the)? n=<n> -? {between} {between} u=#units", _length),
        rule("length", "n=<n> - plus u=#units", _length),
        rule("length", "n=<n> -? u=#unit", _length),
        rule("length", "n=<n> - u=#units", _length),
        rule("length-range", "n=<n> (to|or|-) m=<n> -? u=#units", _to),
        rule("length-range", "between n=<n> and m=<n> u=#units", _to),
        rule("length-one", f"(a|an|another|one|single|each) {between} u=#unit", _single),
        rule("length-one", f"(a|the) single {between} u=#unit", _single),
        rule("length-half", "(a)? quarter (-|of a)? (century)", lambda _: Length(((25, "year"),))),
        rule("length-half", "half (a|an|-) u=#unit", _half),
        rule("length-half", "(a|the)? half - u=#unit", _half),
        rule("length-and-half", "(a|an|one) u=#unit and a half", _one_and_half),
        rule("length-parts", "a=<length1> (and|,)? b=<length1>", _two_parts),
        *rules("length-unsaid", unsaid, _unsaid),
        rule("length-bare", "u=#units", _bare),
    ]


def _modified(mod: str) -> Build:
    def build(c: Caught) -> Term | None:
        length = c.node("x")
        return replace(length, mod=mod) if isinstance(length, Length) else None

    return build


def _over(c: Caught) -> Term | None:
    lead = c.before.word if c.before else ""
    length = c.node("x")
    if lead not in timex_words().over_after or not isinstance(length, Length):
        return None
    return replace(length, mod="MORE_THAN")


def _same(c: Caught) -> Term | None:
    node = c.node("x")
    return node if isinstance(node, Term) else None


def durations() -> list[Rule]:
    """Group `duration`: a length as it stands in a text."""
    words = timex_words()
    found = [rule("length", "x=<length>", _same), rule("over", "over x=<length>", _over)]
    for mod, leads in words.modifiers.items():
        found += rules("length-mod", [f"{w} x=<length>" for w in leads], _modified(mod))
    around = f"({'|'.join(words.around_lengths)})"
    return [
        *found,
        rule("length-about", "x=<length> or so", _modified("APPROX")),
        rule("length-about", "x=<length> or more", _modified("EQUAL_OR_MORE")),
        rule("length-about", "x=<length> or less", _modified("EQUAL_OR_LESS")),
        rule(
            "length-around", f"(the|its|their|his|her|these|those)? {around} x=<length>", _rolling
        ),
        rule("length-around", f"(the|its|their|his|her|these|those) {around} x=<length>", _same),
        rule("length-unit", "the r=(past|coming|last|next|entire|whole|full) u=#unit", _past_unit),
        rule("length-around", f"the {around} u=#units", _unsaid),
        rule("length-old", "x=<length> - (old|olds)", _same),
        rule("length-old", "x=<length> (old|of age)", _same),
        rule("length-old", "x=<length> - (long)", _same),
        rule("length-old", "u=#units - (old)", _unsaid),
        rule("length-old", "u=#unit - (old)", lambda c: Length(((1, unit_of(c)),))),
        rule("length-long", "u=#unit - (long)", lambda c: Length(((1, unit_of(c)),))),
        rule("length-long", "u=#units - (long)", _unsaid),
        rule("length-long", "x=(yearlong|daylong|monthlong|weeklong|decadelong|hourlong)", _worded),
    ]


def _rolling(c: Caught) -> Term | None:
    length = c.node("x")
    plural = isinstance(length, Length) and length.parts[0][0] != 1
    return length if plural and isinstance(length, Term) else None


def _past_unit(c: Caught) -> Term | None:
    """A stretch up to now or from now: "over the past year"; "the last year" stays a date."""
    unit, lead = unit_of(c), c.before.word if c.before else ""
    if c.word("r") == "next" and lead not in {"over", "within", "during", "for"}:
        return None
    if unit in {"second", "minute", "season", "weekend", "quarter"}:
        return None
    if c.word("r") == "coming" and lead not in {"over", "within"}:
        return None
    return Length(((1, unit),))


def _worded(c: Caught) -> Term:
    return Length(((1, c.word("x").removesuffix("long")),))


def period(parts: tuple[tuple[float | None, str], ...]) -> str:
    """A duration in TIMEX3's form: P3D, PT48H, PXW, P2.5Y."""
    date, time = "", ""
    for n, unit in parts:
        if unit == "hour" and n is not None and n % 1 == HALF:
            text, unit = f"{n * 60:g}", "minute"  # noqa: PLW2901 - half an hour is PT30M
        elif unit == "fortnight" and n is not None:
            text = f"{2 * n:g}"
        else:
            text = "X" if n is None else f"{n:g}"
        if unit in FINE:
            time += text + CODES[unit]
        elif unit == "night":
            date += f"{text}TNI"
        else:
            date += text + CODES[unit]
    return f"P{date}" + (f"T{time}" if time else "")
