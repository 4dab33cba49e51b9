"""What a TIMEX3 is reckoned from: the report's date, and the dates said so far in the text."""

from dataclasses import dataclass, field
from datetime import date, datetime

from tocsin.read.time.context import Tense
from tocsin.read.timex.terms import Cal

NEAR = 3
"""Years within which a full date carries the narrative on."""


@dataclass(frozen=True, slots=True)
class Ymd:
    """A date as far as it is known; the year negative before the common era, 0 unknown."""

    year: int = 0
    month: int = 0
    day: int = 0

    @property
    def whole(self) -> date | None:
        """The day, where all of it is known and lies in the common era."""
        if self.year < 1 or not self.month or not self.day:
            return None
        try:
            return date(self.year, self.month, self.day)
        except ValueError:
            return None

    @property
    def text(self) -> str:
        """As TIMEX3 writes it, X for what is not known."""
        year = year_text(self.year) if self.year else "XXXX"
        if not self.month:
            return f"{year}-XX-XX" if self.day else year
        return f"{year}-{self.month:02}" + (f"-{self.day:02}" if self.day else "")


UNKNOWN = Ymd()


def year_text(year: int) -> str:
    """Four digits; BC before the common era."""
    return f"BC{-year:04}" if year < 0 else f"{year:04}"


def of_date(day: date) -> Ymd:
    """A day of the calendar."""
    return Ymd(day.year, day.month, day.day)


@dataclass(slots=True)
class Said:
    """The report's moment and what was mentioned last at each grain."""

    now: datetime | None
    """Naive civil time of the report; None for a text without a date."""
    narrative: bool = False
    """Whether the text tells of years before its date: its own dates lead, not the report's."""
    tense: Tense | None = None
    """Of the clause around the expression in hand."""
    shared: Cal | None = None
    """The next date, where its year counts for this one too."""
    last: Ymd = field(default_factory=Ymd)
    """The date last mentioned."""
    thread: Ymd = field(default_factory=Ymd)
    """The one that the narrative is at: a year in passing ("as in 1813") does not move it."""
    aside: int = 0
    """A year that was named in passing since."""
    month: Ymd = field(default_factory=Ymd)
    """The last one with a month."""
    day: Ymd = field(default_factory=Ymd)
    """The last one with a day."""
    here: int = 0
    """First character of the sentence in hand."""
    day_at: int = -1
    """That of the sentence which named the day."""
    quarter: tuple[int, int] | None = None
    """Year and number of the quarter last mentioned."""

    def mention(self, when: Ymd, *, leads: bool = False) -> None:
        """Keeps a date that the text names; `leads` where it opens its sentence."""
        if not when.year:
            return
        self.last = when
        if when.month:
            self.month = when
        if when.day:
            self.day, self.day_at = when, self.here
        self._follow(when, leads=leads)

    def _follow(self, when: Ymd, *, leads: bool) -> None:
        off = abs(when.year - self.thread.year)
        plain = when.month and off <= NEAR
        weak = not self.thread.year or when.year < 0  # nothing firmer to hold to
        if weak or leads or plain or not off or when.year == self.aside:
            self.thread, self.aside = when, 0
        else:
            self.aside = when.year

    @property
    def of_decade(self) -> bool:
        """Whether the date last mentioned is a decade's first year, and thus perhaps the decade."""
        return self.last.year > 0 and not self.last.month and not self.last.year % 10

    @property
    def today(self) -> Ymd:
        """The report's day; that last mentioned in a text without a date."""
        return of_date(self.now.date()) if self.now else self.day

    @property
    def clock_day(self) -> Ymd:
        """The day of a time of day that names none: that of its sentence, else the report's."""
        told = self.now is None or self.narrative
        return self.day if self.day.day and (told or self.day_at == self.here) else self.today

    def base(self, grain: str, *, said: bool) -> Ymd:
        """What an offset is counted from, known to the grain (year, month, day) where possible."""
        if not said and self.now is not None:
            return self.today
        told = self.now is None or self.narrative
        known = {"year": self.thread if told else self.last, "month": self.month, "day": self.day}[
            grain
        ]
        if known.year and (not told or self._same_year(known)):
            return known
        return self.today if self.now is not None and not told else Ymd(self.last.year)

    def _same_year(self, known: Ymd) -> bool:
        """Whether nothing later was said that moves the text to another year."""
        return known.year == self.last.year
