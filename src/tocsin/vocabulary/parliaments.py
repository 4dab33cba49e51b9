"""Who sits on in parliament after a ministry (data: parliaments.yaml)."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from tocsin.vocabulary.codes import known_codes
from tocsin.vocabulary.entities import Tenure
from tocsin.vocabulary.package import package_yaml


@dataclass(frozen=True, slots=True)
class Parliaments:
    """Parliaments whose members the ministers are."""

    elections: Mapping[str, tuple[date, ...]]
    """Days of election by country, earliest first."""
    titles: tuple[str, ...]
    outside: tuple[str, ...]

    def seated(self, tenure: Tenure, when: date) -> bool:
        """Whether the holder of a past ministry is still a member: no election came between."""
        days = self.elections.get(tenure.country or "")
        title = tenure.title.lower()
        if not days or tenure.end is None or any(word in title for word in self.outside):
            return False
        member = any(word in title for word in self.titles)
        # A government leaves days after the election that it lost: that parliament is meant.
        return member and bisect_right(days, tenure.end) == bisect_right(days, when) > 0


@cache
def parliaments() -> Parliaments:
    """The packaged table. Raises `VocabularyError` for a country or a day that does not hold."""
    raw = package_yaml("parliaments.yaml").table(["elections", "titles", "outside"])
    found: dict[str, tuple[date, ...]] = {}
    for code, days in raw["elections"].entries().items():
        if code not in known_codes():
            days.fail(f"{code!r} is no country's code")
        found[code] = tuple(sorted(d.day() for d in days.items()))
    return Parliaments(found, raw["titles"].texts(), raw["outside"].texts())
