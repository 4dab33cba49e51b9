"""The brief: a picture as a page, as Markdown, as JSON, in the terminal. Pure rendering.

`html(picture, reports)` and its siblings take the reports' texts by id, for the words in which
voices and times are shown. Nothing is left out for want of a text.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import msgspec

from tocsin.records import Name, Picture, Reading, Report

if TYPE_CHECKING:
    from rich.console import RenderableType

__all__ = [
    "html",
    "json_text",
    "markdown",
    "names_terminal",
    "reading_html",
    "reading_terminal",
    "terminal",
]


def html(picture: Picture, reports: Mapping[str, Report]) -> str:
    """One self-contained page."""
    from tocsin.brief import web  # noqa: PLC0415 - templates and charts load when wanted

    return web.html(picture, reports)


def markdown(picture: Picture, reports: Mapping[str, Report]) -> str:
    """The brief as CommonMark."""
    from tocsin.brief import plain  # noqa: PLC0415 - as above

    return plain.markdown(picture, reports)


def json_text(picture: Picture) -> str:
    """The whole picture as indented JSON with sorted keys and a final newline."""
    packed = msgspec.json.encode(picture, order="sorted")
    return msgspec.json.format(packed, indent=2).decode() + "\n"


def terminal(picture: Picture, reports: Mapping[str, Report]) -> "RenderableType":
    """The brief for a terminal."""
    from tocsin.brief import console  # noqa: PLC0415 - as above

    return console.terminal(picture, reports)


def reading_html(report: Report, reading: Reading) -> str:
    """One report with its statements marked, as a page."""
    from tocsin.brief import marked  # noqa: PLC0415 - as above

    return marked.reading_html(report, reading)


def reading_terminal(report: Report, reading: Reading) -> "RenderableType":
    """One report with its statements marked, for a terminal."""
    from tocsin.brief import marked  # noqa: PLC0415 - as above

    return marked.reading_terminal(report, reading)


def names_terminal(report: Report, names: Sequence[Name]) -> "RenderableType":
    """The proper names of one report, for a terminal."""
    from tocsin.brief import named  # noqa: PLC0415 - as above

    return named.names_terminal(report, names)
