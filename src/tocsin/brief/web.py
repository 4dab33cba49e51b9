"""The brief as one self-contained page: no network, no script, a style sheet bound by its hash."""

from base64 import b64encode
from collections.abc import Iterable, Mapping
from functools import cache
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from tocsin.brief.charts import svg
from tocsin.brief.clean import visible
from tocsin.brief.compose import compose
from tocsin.brief.model import Card
from tocsin.records import Picture, Report

HINT = 'Charts need: pip install "tocsin[charts]"'
LIBRARIES = frozenset({"altair", "vl_convert"})
CHARTS = 24
"""At most so many warnings are drawn; the tables stand for all."""


def html(picture: Picture, reports: Mapping[str, Report]) -> str:
    """The whole page as a string; UTF-8. The same picture gives the same bytes."""
    page = compose(picture, reports)
    wanted = [c for c in (*page.warnings, *page.closed) if worth_drawing(c)][:CHARTS]
    charts, hint = _drawn(wanted)
    return render("page.html.j2", page=page, charts=charts, hint=hint)


def _drawn(cards: Iterable[Card]) -> tuple["Charts", str]:
    """The drawings; without the libraries that draw none, and a line that says what they need."""
    try:
        return Charts({c.anchor: Markup(svg(c)) for c in cards}), ""  # noqa: S704 - drawn by us; its texts are escaped by Vega
    except ModuleNotFoundError as error:
        if error.name not in LIBRARIES:
            raise
        return Charts(), HINT


class Charts(dict[str, Markup]):
    """Drawings by anchor; none where a warning was not drawn."""

    def __missing__(self, key: str) -> Markup:
        return Markup("")


def worth_drawing(card: Card) -> bool:
    """Whether there is a curve to draw."""
    return len(card.chart.curve) > 1


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("tocsin.brief", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )


def _shown(value: object) -> object:
    """Every value that a template prints passes here: what cannot be seen is made visible."""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


@cache
def style() -> str:
    """The style sheet."""
    return files("tocsin.brief").joinpath("templates/style.css").read_text(encoding="utf-8").strip()


def render(template: str, **values: object) -> str:
    """A template with the style sheet and the hash that the page's policy allows."""
    hashed = b64encode(sha256(style().encode()).digest()).decode()
    return (
        _environment()
        .get_template(template)
        .render(style=Markup(style()), style_hash=f"sha256-{hashed}", **values)  # noqa: S704 - our own file
    )
