"""Rules for quarters, years, decades and centuries, of either era."""

from collections.abc import Callable
from dataclasses import replace

from tocsin.read.time.pattern import Build, Caught, Rule, rule
from tocsin.read.time.rules_dates import YEARS, ordinal
from tocsin.read.timex.rules_calendar import number, plain, year_of
from tocsin.read.timex.terms import (
    Cal,
    Era,
    Modified,
    Of,
    OldYear,
    Pair,
    Piece,
    ShortDecade,
    ShortYear,
    Term,
)
from tocsin.read.timex.words import timex_words

QUARTERS = 4
CENTURIES = range(1, 22)
TEENTHS = ("thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth",
           "nineteenth", "twentieth")  # fmt: skip
SHORT, LONG = 2, 4
"""Digits of a year said short or in full."""
SMALLEST_OLD = 10
ROUND = 50
"""Numbers divisible by it are counts rather than years before a plural."""
ABBREVIATED = 2
"""Letters of the longest unit of measure that may follow a number: "40 km"."""


def _piece(letter: str) -> Callable[[Caught], Piece | None]:
    def build(c: Caught) -> Piece | None:
        n = ordinal(c.tokens["o"]) if c.tokens["o"].word != "latter" else 2
        most = QUARTERS if letter == "Q" else 2
        if n < 0:
            n = most
        return Piece(letter, n, year_of(c)) if 1 <= n <= most else None

    return build


def _piece_of(letter: str) -> Build:
    piece = _piece(letter)

    def build(c: Caught) -> Term | None:
        small, large = piece(c), plain(c, "x")
        return Of(small, large) if small and large else None

    return build


def _piece_of_possessive(letter: str) -> Build:
    """For example "1990's first quarter", whose year looks like a decade."""
    plain_piece = _piece(letter)

    def build(c: Caught) -> Term | None:
        found = plain_piece(c)
        return replace(found, year=c.number("x")) if found is not None else None

    return build


def _two_pieces(c: Caught) -> Term | None:
    """For example "the third and fourth quarters"."""
    o, p = c.tokens["o"], c.tokens["p"]
    first, last = ordinal(o), ordinal(p)
    if not (0 < first < last <= QUARTERS):
        return None
    start = c.tokens["the"].start if c.has("the") else o.start
    year = year_of(c)
    return Pair(Piece("Q", first, year), start, o.end, Piece("Q", last, year), p.start)


def quarters() -> list[Rule]:
    """Quarters and halves of years."""
    adjective = "(fiscal|calendar|financial)?"
    found: list[Rule] = []
    for letter, noun, order in (("Q", "quarter", "#ord"), ("H", "half", "(first|second|latter)")):
        for o in (f"o={order}", "o=(second|final|last)") if letter == "Q" else (f"o={order}",):
            head = (
                f"(the|its|their)? {adjective} {o} - {noun}",
                f"(the|its|their)? {adjective} {o} {adjective} {noun}",
            )
            for h in head:
                found += [
                    rule("quarter", h, _piece(letter)),
                    rule("quarter", f"{h} (of|in|,)? {adjective} y=<year>", _piece(letter)),
                    rule("quarter-of", f"{h} (of|in)? x=<relative-year>", _piece_of(letter)),
                    rule("quarter-of", f"x=<relative-year> #possessive {h}", _piece_of(letter)),
                    rule(
                        "quarter",
                        f"(the|its)? {adjective} y=<year> #possessive? {h}",
                        _piece(letter),
                    ),
                    rule("quarter", f"{adjective} x=#decade {h}", _piece_of_possessive(letter)),
                ]
    two = "the=the? o=#ord (and|to|or) p=#ord quarters"
    found += [
        rule("quarters", two, _two_pieces),
        rule("quarters", f"{two} (of|in)? y=<year>", _two_pieces),
    ]
    return [*found, rule("quarter", "q o=#num y=<year>?", _piece("Q"))]


def _lone_year(c: Caught) -> Term | None:
    """A year by itself: not after a mark of quantity, not before what it may count."""
    words, before, after = timex_words(), c.before, c.after
    lead = before.word if before else ""
    if lead in words.quantity_marks or (
        after is not None and after.word in words.counted_after[:8]
    ):
        return None
    year = Cal(number(c, "y"))
    follow = after.word if after else ""
    plural = after is not None and after.kind == "word" and follow.endswith("s") and not after.cap
    strong = lead in {"in", "since", "until", "by", "during", "early", "late", "mid", "("}
    strong = strong or (lead in {"the", "its", "their", "from"} and number(c, "y") % ROUND != 0)
    counted = follow in words.counted_after and follow != "-"
    if (plural and follow not in words.verbs_in_s and not strong) or counted:
        return None
    return year


def _circa(c: Caught) -> Term:
    return Modified(Cal(number(c, "y")), "APPROX")


def plain_year(c: Caught) -> Term:
    """A year where the words around leave no doubt that it is one."""
    return Cal(number(c, "y"))


def _decade(c: Caught) -> Term:
    """A decade; "1990's" without an article is a year in the possessive."""
    lead = c.before.word if c.before else ""
    apostrophe = not c.tokens["x"].word[-2].isdigit()
    if apostrophe and not c.has("the") and lead not in {"the", "early", "mid", "late", "-"}:
        return Cal(c.number("x"))
    return Era(c.number("x") // 10, 3)


def _old_decade(c: Caught) -> Term | None:
    word = c.tokens["x"].word
    good = word.isdigit() and len(word) < LONG and word.endswith("0")
    return Era(int(word) // 10, 3, old=True) if good else None


def _century(c: Caught) -> Term | None:
    token = c.tokens["o"]
    n = TEENTHS.index(token.word) + 13 if token.word in TEENTHS else ordinal(token)
    return Era(n - 1, 2, old=c.has("b")) if n in CENTURIES else None


def _years_pair(c: Caught) -> Term | None:
    """For example "1914-18": the second year by its last digits."""
    token, first = c.tokens["z"], c.tokens["x"]
    if not (len(first.word) == LONG and first.word.isdigit() and int(first.word) in YEARS):
        return None
    if not (len(token.word) == SHORT and token.word.isdigit()):
        return None
    year = int(first.word)
    last = year // 100 * 100 + int(token.word)
    if last <= year:
        return None
    return Pair(Cal(year), first.start, first.end, Cal(last), token.start)


def _old_pair(c: Caught) -> Term | None:
    """For example "499 to 493 BC": both before the common era."""
    first, token = c.tokens["x"], c.tokens["z"]
    good = all(t.word.isdigit() and len(t.word) <= LONG for t in (first, token))
    if not good or int(first.word) < int(token.word):
        return None
    return Pair(Cal(-int(first.word)), first.start, first.end, Cal(-int(token.word)), token.start)


def _old_year(c: Caught) -> Term | None:
    word, lead = c.tokens["x"].word, c.before.word if c.before else ""
    leads = {"in", "by", "since", "until", "from", "during", "(", "to", "-", "of", "and", "between"}
    after = c.after
    plural = after is not None and after.kind in {"word", "units", "num"} and not after.cap
    if not word.isdigit() or len(word) >= LONG or int(word) < SMALLEST_OLD or lead not in leads:
        return None
    counted = after is not None and (
        after.cap
        or after.word in {"%", "-"}
        or (after.kind == "word" and len(after.word) <= ABBREVIATED)
    )
    return None if plural or counted else OldYear(int(word))


def _short_year(c: Caught) -> Term | None:
    word = c.tokens["x"].word
    return ShortYear(int(word)) if word.isdigit() and len(word) == SHORT else None


def _short_decade(c: Caught) -> Term | None:
    word = c.tokens["x"].word
    good = word.isdigit() and len(word) == SHORT and word.endswith("0")
    return ShortDecade(int(word) // 10) if good else None


def years() -> list[Rule]:
    """Years, decades and centuries, of either era."""
    bc = "(bc|bce)"
    apostrophe = "('|\u2019|\u2018)"
    return [
        rule("year", "y=<year>", _lone_year),
        rule("year", "(the|ad)? (year|years) y=<year>", plain_year),
        rule("year", "(fiscal|calendar) (year)? y=<year>", plain_year),
        rule("year", "(the)? y=<year> (fiscal|calendar) year", plain_year),
        rule("year", "y=<year> (ad|ce)", plain_year),
        rule("years", "x=#num (-|/) z=#num", _years_pair),
        rule("year-bc", "(ca|circa|c) .? y=<year>", _circa),
        rule("years-bc", f"x=#num (-|to|and|or|until|/) z=#num {bc}", _old_pair),
        rule("years-bc", "x=#num (-|to|and|or|until|/) z=#num b . c .?", _old_pair),
        rule("year-bare-bc", "x=#num", _old_year),
        rule("year-short", f"{apostrophe} x=#num", _short_year),
        rule("decade", "the=the? x=#decade", _decade),
        rule("decade", f"(the)? {apostrophe}? x=#num s", _short_decade),
        rule("decade", "(the)? x=#num s b=(bc|bce)", _old_decade),
        rule("century", f"(the)? o=({'|'.join(TEENTHS)}) -? (century|centuries)", _century),
        rule("century", "(the)? twenty - first -? century", lambda _: Era(20, 2)),
        rule("century", "(the)? o=#ord -? (century|centuries)", _century),
        rule("century", "(the)? o=#ord -? century b=(bc|bce)", _century),
        rule("century", "(the)? o=second -? century b=(bc|bce)?", _century),
    ]
