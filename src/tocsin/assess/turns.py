"""Times that words turn round: moved days, and what begins when a truce or an ultimatum ends."""

import re
from collections.abc import Iterable, Sequence

import msgspec

from tocsin.assess.windows import ahead
from tocsin.records import Statement, TimeRange, Window

_MOVED = re.compile(
    r"\b(?:put\s+(?:off|back)|postponed|delayed|deferred|pushed\s+(?:back|forward)|rescheduled|"
    r"moved|moved\s+(?:up|forward)|brought\s+forward|shifted|adjourned|set\s+back)\s+(?:to\s+|for\s+)?$",
    re.IGNORECASE,
)
"""Before a time: what was planned for another comes then."""
_UNLESS = re.compile(r"\b(?:unless|failing which|if\b[^,;.]*\bnot)\b[^,;.]*$", re.IGNORECASE)
"""Before a time: what follows comes after it."""
_OR_ELSE = re.compile(r"^[^.;]{0,80}?(?:,\s*or\b|\bor\s+else\b|\botherwise\b)", re.IGNORECASE)
"""After the time that somebody is given."""
LAPSE = re.compile(
    r"\b(?:(?P<truce>truce|cease-?fire|armistice|ultimatum|humanitarian\s+pause|"
    r"hold(?:s|ing)?\s+(?:(?:its|their|his|her|our)\s+)?fire)|"
    r"deadline|grace\s+period|moratorium|reprieve|standstill|amnesty|safe\s+passage)\b",
    re.IGNORECASE,
)
"""What keeps a deed off while it lasts; what is no truce may do so."""
_ENDS = re.compile(
    r"\b(?:expires?|expired|runs?\s+out|ends?|lapses?|is\s+up|is\s+over|until|till|up\s+to)\b",
    re.IGNORECASE,
)
_REACH = 60
_LIMITS = ("until", "by", "before", "within", "if-given")


def lapses(statement: Statement, text: str) -> re.Match[str] | None:
    """The truce, ultimatum or deadline whose end a statement dates; None when there is none."""
    for span in statement.content:
        if (m := LAPSE.search(text, span.start, span.end)) and _ENDS.search(
            text, m.end(), span.end
        ):
            return m
    return None


def turned(
    statement: Statement, text: str, times: Iterable[Window], said: TimeRange
) -> Window | None:
    """The time when it may happen where words turn the stated ones round; None where none do."""
    given = [w for w in times if w.span and ahead(w, said)]
    moved = [w for w in given if w.span and _MOVED.search(text[_from(w) : w.span.start])]
    if moved:
        return moved[-1]
    limits = [w for w in given if _keeps_off(statement, text, w)]
    return _after(limits) if limits else None


def _from(window: Window) -> int:
    return max(0, window.span.start - _REACH) if window.span else 0


def _keeps_off(statement: Statement, text: str, window: Window) -> bool:
    """Whether nothing is to happen before the end of a time."""
    span = window.span
    if span is None or window.latest is None:
        return False
    if lapses(statement, text) is not None:
        return True
    given = window.rule.startswith(_LIMITS)
    whole = statement.sentence
    start, end = (whole.start, whole.end) if whole else (_from(window), span.end + _REACH)
    unless = _UNLESS.search(text[start : span.start]) is not None
    return given and (unless or _OR_ELSE.search(text[span.end : end]) is not None)


def _after(limits: Sequence[Window]) -> Window:
    """From the end of the last limit on."""
    last = limits[-1]
    return msgspec.structs.replace(
        last,
        earliest=last.latest,
        latest=None,
        relative=(last.relative[1], None) if last.relative else None,
        edtf="",
    )
