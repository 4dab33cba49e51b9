"""Rules for quarters, years, decades and centuries, of either era."""

from dataclasses import replace

from tocsin.read.time.pattern import Build, Caught, Rule, rule, rules
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
    SameQuarter,
    ShortDecade,
    ShortYear,
    Term,
    Unit,
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
DESCRIBED = frozenset({"the", "its", "their", "from", "below", "above"})
"""Words before a year that describes what follows: "the 1777 campaigns"."""
ABBREVIATED = 2
"""Letters of the longest unit of measure that may follow a number: "40 km"."""


def _piece(letter: str) -> Build:
    def build(c: Caught) -> Piece | None:
        n = ordinal(c.tokens["o"]) if c.tokens["o"].word != "latter" else 2
        most = QUARTERS if letter == "Q" else 2
        if n < 0:
            n = most
        return Piece(letter, n, year_of(c)) if 1 <= n <= most else None

    return build


def _piece_in(c: Caught) -> Term | None:
    """A quarter with its year: a number, or "1990's", which looks like a decade."""
    piece = c.node("a")
    year = c.number("x") if "x" in c.tokens else year_of(c)
    return replace(piece, year=year) if isinstance(piece, Piece) else None


def _piece_of(c: Caught) -> Term | None:
    small, large = plain(c, "a"), plain(c, "x")
    return Of(small, large) if small and large else None


def _two_pieces(c: Caught) -> Term | None:
    """For example "the third and fourth quarters"."""
    o, p = c.tokens["o"], c.tokens["p"]
    first, last = ordinal(o), ordinal(p)
    if not (0 < first < last <= QUARTERS):
        return None
    start = c.tokens["the"].start if c.has("the") else o.start
    year = year_of(c)
    return Pair(Piece("Q", first, year), start, o.end, Piece("Q", last, year), p.start)


SAME = "(same|like|comparable|corresponding|equivalent)"
YEAR_AGO = ("(a|one) year (ago|earlier|before|previously)", "the (previous|prior|preceding) year",
            "the year (before|earlier)")  # fmt: skip
"""After "the same quarter" they say which year."""


def _same_quarter(c: Caught) -> Term | None:
    term = plain(c, "x") if c.has("x") else Cal(number(c, "y"))
    return SameQuarter(term) if term is not None else None


def _year_ago_quarter(_: Caught) -> Term:
    return Unit("quarter", -4, "said")


def quarter_names() -> list[Rule]:
    """Group `quarter-name`: a quarter or half without its year."""
    adjective = "(fiscal|calendar|financial)?"
    head = f"(the|its|their)? {adjective}"
    found: list[Rule] = []
    for letter, noun, order in (
        ("Q", "quarter", "#ord"),
        ("Q", "quarter", "(second|final|last)"),
        ("H", "half", "(first|second|latter)"),
    ):
        found += [
            rule("quarter", f"{head} o={order} - {noun}", _piece(letter)),
            rule("quarter", f"{head} o={order} {adjective} {noun}", _piece(letter)),
        ]
    return found


def quarters() -> list[Rule]:
    """Quarters and halves of years."""
    adjective = "(fiscal|calendar|financial)?"
    like = f"(the|its) {SAME}"
    two = "the=the? o=#ord (and|to|or) p=#ord quarters"
    return [
        rule("quarter", "a=<quarter-name>", lambda c: plain(c, "a")),
        rule("quarter", f"a=<quarter-name> (of|in|,)? {adjective} y=<year>", _piece_in),
        rule("quarter-of", "a=<quarter-name> (of|in)? x=<relative-year>", _piece_of),
        rule("quarter-of", "x=<relative-year> #possessive a=<quarter-name>", _piece_of),
        rule(
            "quarter", f"(the|its)? {adjective} y=<year> #possessive? a=<quarter-name>", _piece_in
        ),
        rule("quarter", f"{adjective} x=#decade a=<quarter-name>", _piece_in),
        rule("quarters", two, _two_pieces),
        rule("quarters", f"{two} (of|in)? y=<year>", _two_pieces),
        rule("quarter", "q o=#num y=<year>?", _piece("Q")),
        rule("half", "h o=#num y=<year>", _piece("H")),
        rule("same-quarter", f"(the|its)? {adjective} y=<year> quarter", _same_quarter),
        *rules(
            "same-quarter",
            (f"{like} quarter (of|in)? x=<relative-year>", f"{like} quarter (of|in)? y=<year>"),
            _same_quarter,
        ),
        *rules("same-quarter", [f"{like} quarter {ago}" for ago in YEAR_AGO], _year_ago_quarter),
    ]


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
    strong = strong or (
        lead in {"the", "its", "their", "from", "below", "above"} and number(c, "y") % ROUND != 0
    )
    counted = follow in words.counted_after and follow != "-"
    known = follow in words.verbs_in_s or follow in words.year_plurals
    if (plural and not known and not strong) or counted:
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
    """For example "in '85"; a quotation that begins with a number is none."""
    word, mark = c.tokens["x"].word, c.tokens["q"]
    quoted = c.before is not None and c.before.kind in {"punct", "possessive"}
    counted = (
        c.after is not None and c.after.kind in {"word", "units"} and c.after.word.endswith("s")
    )
    good = word.isdigit() and len(word) == SHORT and mark.end == c.tokens["x"].start
    return ShortYear(int(word)) if good and not quoted and not counted else None


def _short_decade(c: Caught) -> Term | None:
    word = c.tokens["x"].word
    apart = c.has("q") and c.tokens["q"].end != c.tokens["x"].start
    good = word.isdigit() and len(word) == SHORT and word.endswith("0") and not apart
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
        rule("year-short", f"q={apostrophe} x=#num", _short_year),
        rule("decade", "the=the? x=#decade", _decade),
        rule("decade", f"(the)? q={apostrophe} x=#num s", _short_decade),
        rule("decade", "the x=#num s", _short_decade),
        rule("decade", "(the)? x=#num s b=(bc|bce)", _old_decade),
        rule("century", f"(the)? o=({'|'.join(TEENTHS)}) -? (century|centuries)", _century),
        rule("century", "(the)? twenty - first -? century", lambda _: Era(20, 2)),
        rule("century", "(the)? o=#ord -? (century|centuries)", _century),
        rule("century", "(the)? o=#ord -? century b=(bc|bce)", _century),
        rule("century", "(the)? o=#ord -? century b=b . c .?", _century),
        rule("century", "(the)? o=second -? century b=(bc|bce)?", _century),
    ]
