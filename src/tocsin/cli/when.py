"""`tocsin when`: how the times of a text are understood."""

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from tocsin.cli.common import INPUT, NAME, TARGET, console


def when(
    text: Annotated[str, NAME, Parameter(help="A sentence or report; - for standard input.")],
    /,
    *,
    published: Annotated[str | None, Parameter(group=INPUT)] = None,
    country: Annotated[str | None, Parameter(group=INPUT)] = None,
    json: Annotated[Path | None, TARGET] = None,
) -> None:
    """How the times of a text are understood, rule by rule.

    For every phrase: the window it means, as dates and as EDTF; what it was
    reckoned from; the rule that fired; and the TIMEX3 in it. Relative times
    hang on --published, else on a dateline or "Updated" line in the text,
    else on the explicit date last named, else they stay unresolved: today's
    date is never taken. Tense tells last Thursday from the coming one.

        tocsin when "They could move by Friday." --published 2024-04-09
        tocsin when "It fell on Monday; they meet on Monday." --published 2024-04-09
        tocsin when - --published 2024-04-09 < report.txt

    Parameters
    ----------
    published
        Date of the report, e.g. 2024-04-09 or 2024-04-09T14:00+03:00.
    country
        Country whose weekend counts: its name or ISO code.
    json
        Write JSON to this file; - for standard output.
    """
    from tocsin.desk import timing as desk  # noqa: PLC0415 - fast --help

    desk.show_timing(desk.asked(text, published, country), json, console())
