"""Actor phrases: country and sector of who is meant, on the day of the report.

Data: `ngec_actor_cases.jsonl` (function, args, kwargs, expect, expect_not), the cases with which
the NGEC coder tests its actor resolution (ahalterman/NGEC). Those that ask for a Wikipedia title
alone are left out. "today" is read as 1 January 2023, the time those cases were written at, and so
is a case without a date. Only the keys that a case expects are compared.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

import tocsin
from bench.measure import DataMissing, Goal, Measure, against, digest, shared
from tocsin.records import Identity

FILE = "ngec_actor_cases.jsonl"
TODAY = date(2023, 1, 1)
"""What the cases call today."""
_FORMS = ("%Y-%m-%d", "%d %B %Y", "%B %d, %Y")
_COUNTRIES = {"XKX": "KOS"}
"""Their codes of countries that PLOVER 2 writes otherwise."""
_SECTORS = {"HLH": "MED", "UNK": None, "JNK": None}
"""Their codes of sectors that PLOVER 2 writes otherwise; unknown and nobody are no sector."""
_BODIES = frozenset({"NGO", "ISM", "IMG", "MNC"})
"""Codes that we hold in the field of countries and they in that of sectors."""
GOALS: dict[str, Goal] = {
    "country_sector": (0.92, "higher", "", ""),
    "country": (None, "higher", "", ""),
    "sector": (None, "higher", "", ""),
    "second_sector": (None, "higher", "", ""),
    "invented": (None, "lower", "", ""),
}
Answer = dict[str, str | None]
"""`country`, `sector` and `second`, as far as a case asks for them."""


def cases(folder: Path) -> list[dict[str, Any]]:
    """All cases that ask for a country or a sector."""
    file = folder / FILE
    if not file.is_file():
        raise DataMissing(f"no {FILE} in {folder}")
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    return [r for r in rows if r["function"] != "query_wiki" and (expected(r) or r["expect_not"])]


def expected(case: Mapping[str, Any]) -> Answer:
    """What a case expects, in our codes; no actor at all is neither country nor sector."""
    given: dict[str, Any] = case["expect"]
    found: Answer = {}
    for key in ("country", "cc"):
        if key in given:
            found["country"] = _COUNTRIES.get(given[key], given[key]) or None
    for key, ours in (("code_1", "sector"), ("code_2", "second")):
        if key in given:
            found[ours] = _SECTORS.get(given[key], given[key]) or None
    if "code" in given and given["code"] is None:
        found |= {"country": None, "sector": None}
    return found


def forbidden(case: Mapping[str, Any]) -> Answer:
    """What a case says the answer is not."""
    return expected({"expect": case["expect_not"]})


def asked(case: Mapping[str, Any]) -> tuple[str, date, str | None]:
    """Phrase, date of the report and country it is about."""
    phrase, context, day = (*case["args"], "", "")[:3]
    context = case["kwargs"].get("known_country") or case["kwargs"].get("context") or context
    return phrase, _day(case["kwargs"].get("query_date") or day), context or None


def _day(text: str) -> date:
    if text.lower() in {"", "today"}:
        return TODAY
    for form in _FORMS:
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007 - a day, no moment
        except ValueError:
            continue
    raise ValueError(f"date {text!r}: none of {_FORMS}")


def answer(case: Mapping[str, Any]) -> Answer:
    """Our answer in the form of `expected`."""
    phrase, on, country = asked(case)
    return coded(tocsin.party(phrase, on=on, country=country))


def coded(found: Identity) -> Answer:
    """An identity as the cases code it: NGO is a sector there and no country."""
    if found.country in _BODIES:
        return {"country": None, "sector": found.country, "second": found.sector}
    return {"country": found.country, "sector": found.sector, "second": found.second}


def right(wanted: Answer, unwanted: Answer, got: Answer, parts: Iterable[str]) -> bool:
    """Whether an answer is right in these parts, as far as they are asked for."""
    asked_for = [p for p in parts if p in wanted]
    wrong = any(p in unwanted and unwanted[p] == got[p] for p in parts)
    return all(wanted[p] == got[p] for p in asked_for) and not wrong


def run(data: Path | None) -> list[Measure]:
    """Country and sector together, each by itself, the second sector, and what is made up."""
    folder = data or shared("data/events")
    items = cases(folder)
    rows = [(expected(c), forbidden(c), answer(c)) for c in items]
    none = [got for want, _, got in rows if want.get("country", "") is None]
    figures = {
        "country_sector": _share(right(w, u, g, ("country", "sector")) for w, u, g in rows),
        "country": _share(right(w, u, g, ("country",)) for w, u, g in rows if "country" in w),
        "sector": _share(right(w, u, g, ("sector",)) for w, u, g in rows if "sector" in w),
        "second_sector": _share(right(w, u, g, ("second",)) for w, u, g in rows if "second" in w),
        "invented": _share(got["country"] is not None for got in none),
    }
    inputs = digest([folder / FILE])
    return [against("actors", name, figures[name], GOALS[name], inputs) for name in GOALS]


def _share(hits: Iterable[bool]) -> float:
    every = list(hits)
    return sum(every) / len(every) if every else 0.0
