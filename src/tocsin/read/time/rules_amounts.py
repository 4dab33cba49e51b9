"""Rules for numbers and lengths of time: "two or three weeks", "a couple of days", "hours"."""

from dataclasses import replace
from typing import Literal

from tocsin.read.time.conventions import Conventions
from tocsin.read.time.pattern import Caught, Rule, rule, rules
from tocsin.read.time.tree import Amount, Length, Number
from tocsin.vocabulary.numerals import CARDINALS

Hedge = Literal["", "about", "more", "less"]
ABOUT = "(about|around|roughly|approximately|nearly|almost|some|circa|perhaps|maybe)"
TEN = 10


def _plain(c: Caught) -> Number:
    return Number(float(c.tokens["x"].value))


def _compound(c: Caught) -> Number | None:
    tens, ones = CARDINALS.get(c.word("x"), 0), CARDINALS.get(c.word("y"), 0)
    return Number(tens + ones) if tens >= 2 * TEN and 0 < ones < TEN else None


def _number(c: Caught, label: str) -> float:
    node = c.node(label)
    return node.value if isinstance(node, Number) else 0


def _unit(c: Caught, label: str = "u") -> str:
    return str(c.tokens[label].value)


def _counted(c: Caught) -> Amount | None:
    if _unit(c) == "quarter" and c.after is not None and c.after.word == "of":
        return None  # "three quarters of the town"
    length = Length(_number(c, "n"), _unit(c))
    return Amount(length, length)


def _one(c: Caught) -> Amount | None:
    if _unit(c) == "second" or (_unit(c) == "minute" and c.after is not None):
        return None  # "wait a second", "a minute later" are seldom meant by the clock
    return Amount(Length(1, _unit(c)), Length(1, _unit(c)))


def _or_two(c: Caught) -> Amount:
    return Amount(Length(1, _unit(c)), Length(2, _unit(c)))


def _half(c: Caught) -> Amount:
    return Amount(Length(0.5, _unit(c)), Length(0.5, _unit(c)))


def _and_a_half(c: Caught) -> Amount:
    n = (_number(c, "n") if c.has("n") else 1) + 0.5
    return Amount(Length(n, _unit(c)), Length(n, _unit(c)))


def _two_numbers(c: Caught) -> Amount | None:
    low, high = _number(c, "n"), _number(c, "m")
    if low >= high:
        return None
    return Amount(Length(low, _unit(c)), Length(high, _unit(c)))


def _from_to(c: Caught) -> Amount:
    return Amount(c.amount("a").low, c.amount("b").high)


def _hedged(c: Caught, hedge: Hedge) -> Amount:
    amount = c.amount("a")
    return amount if amount.span or amount.low.bare else replace(amount, hedge=hedge)


def _vague(conv: Conventions, c: Caught) -> Amount | None:
    if _unit(c) == "quarter":
        return None  # "in some quarters"
    low, high = conv.vague_numbers[c.word("v")]
    return Amount(Length(low, _unit(c)), Length(high, _unit(c)))


def _bare(conv: Conventions, c: Caught) -> Amount | None:
    if _unit(c) == "quarter":
        return None
    length = Length(conv.bare_plurals[_unit(c)], _unit(c), bare=True)
    return Amount(length, length)


def _counts(conv: Conventions) -> list[Rule]:
    """Lengths whose number is said, if only vaguely."""
    vague = f"({'|'.join(conv.vague_numbers)})"
    more = "(more|further|additional|consecutive|straight|full|long|short|last|final)?"
    return [
        rule("amount", f"n=<number> -? {more} u=#units", _counted),
        rule("amount", "n=<number> -? u=#unit", _counted),
        rule("amount-one", "(a|an|another|single) (further|full|whole|single)? u=#unit", _one),
        rule("amount-or-two", "(a|next|coming|past|last) u=#unit or w=(two|so|more)", _or_two),
        rule("amount-half", "half (a|an|-) u=#unit", _half),
        rule("amount-half", "(a|an) half - u=#unit", _half),
        rule("amount-and-half", "(a|an) u=#unit and a half", _and_a_half),
        rule("amount-and-half", "n=<number> and a half u=#units", _and_a_half),
        rule("amount-range", "n=<number> (or|to|-|and) m=<number> -? u=#units", _two_numbers),
        rule(
            "amount-range", "(between|from) n=<number> (and|to) m=<number> u=#units", _two_numbers
        ),
        rule("amount-range", "n=<number> (or|to|-) m=<number> -? u=#unit", _two_numbers),
        rule(
            "amount-vague", f"a? v={vague} (of|more)? (more)? u=#units", lambda c: _vague(conv, c)
        ),
    ]


def _hedges() -> list[Rule]:
    more = ("(more|longer) than a=<simple>", "over a=<counted>", "at least a=<simple>",
            "no less than a=<simple>")  # fmt: skip
    less = ("(less|fewer) than a=<simple>", "under a=<counted>", "up to a=<simple>",
            "at most a=<simple>", "no more than a=<simple>")  # fmt: skip
    return [
        rule("amount-from-to", "a=<simple> (to|or|-) b=<simple>", _from_to),
        rule("amount-from-to", f"{ABOUT} a=<simple> (to|or|-) b=<simple>", _from_to),
        rule("amount-from-to", "between a=<simple> and b=<simple>", _from_to),
        rule("amount-about", f"{ABOUT} a=<simple>", lambda c: _hedged(c, "about")),
        *rules("amount-more", more, lambda c: _hedged(c, "more")),
        *rules("amount-less", less, lambda c: _hedged(c, "less")),
    ]


def amount_groups(conv: Conventions) -> dict[str, list[Rule]]:
    """Groups `number`, `counted` (a number said), `simple` (or a bare plural), `amount` (any)."""
    counted = _counts(conv)
    simple = [
        *counted,
        rule("amount-bare", "u=#units", lambda c: _bare(conv, c)),
        rule("amount-bare", "a matter of u=#units", lambda c: _bare(conv, c)),
    ]
    about = rule("amount-about", f"{ABOUT} a=<counted>", lambda c: _hedged(c, "about"))
    number = [rule("number", "x=#num", _plain), rule("number", "x=#num -? y=#num", _compound)]
    fortnight = [
        rule("amount-one", "a u=(week|fortnight)", _one),
        rule("amount", "n=<number> u=weeks", _counted),
    ]
    return {
        "fortnight": fortnight,
        "number": number,
        "counted": [*counted, about],
        "simple": simple,
        "amount": [*simple, *_hedges()],
    }
