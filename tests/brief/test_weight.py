"""What stands in full and what is folded; lineage labels; the title; a page without drawings."""

import sys
from collections.abc import Mapping

import msgspec
import pytest
from lxml import html as parser

from tests.brief.build import WORDS, development, picture, report
from tocsin.brief import html, markdown
from tocsin.brief.compose import compose
from tocsin.brief.lineage import once
from tocsin.brief.weight import minor, only_quoted, weight
from tocsin.records import Counts, Picture, Report

GIVEN = report()
ATTACK = development("a1", GIVEN, "ASSAULT", "actual")
BARE = msgspec.structs.replace(
    development("b1", GIVEN, "REQUEST", "actual"), actors=(), recipients=()
)


def test_support_and_gravity_weigh() -> None:
    assert not minor(ATTACK)
    assert minor(BARE)
    carried = Counts(reports=9, publishers=9, origins=1, unknown_origin=0)
    assert weight(msgspec.structs.replace(BARE, counts=carried)) > weight(BARE)
    assert weight(msgspec.structs.replace(BARE, status="disputed")) > weight(BARE)


def test_a_title_that_only_quotes_weighs_less() -> None:
    quoted = msgspec.structs.replace(
        ATTACK, title=WORDS[:60].rsplit(" ", 1)[0] + "\N{HORIZONTAL ELLIPSIS}"
    )
    assert only_quoted(quoted)
    assert not only_quoted(ATTACK)
    assert weight(quoted) < weight(ATTACK)


def with_minor() -> tuple[Picture, Mapping[str, Report]]:
    made, reports = picture()
    more = tuple(development(f"c{n}", GIVEN, "ASSAULT", "actual") for n in range(4))
    return msgspec.structs.replace(made, developments=(*made.developments, *more, BARE)), reports


def test_what_is_folded_stays_on_the_page() -> None:
    made, reports = with_minor()
    page = compose(made, reports)
    assert [i.title for i in page.reported.minor][-1] == "REQUEST b1"
    root = parser.fromstring(html(made, reports).encode())
    folded = root.xpath("//details[@class='minor']//li[@id='d-b1']")
    assert folded
    assert folded[0].xpath(".//blockquote")
    assert "further mention" in root.xpath(
        "string(//details[@class='minor'][.//li[@id='d-b1']]/summary)"
    )
    assert "REQUEST b1" in markdown(made, reports)


def test_a_short_section_is_shown_in_full() -> None:
    made, reports = picture()
    page = compose(msgspec.structs.replace(made, developments=(BARE,)), reports)
    assert [i.title for i in page.reported.main] == ["REQUEST b1"]


def test_the_title_names_the_parties_and_the_days() -> None:
    made, reports = picture()
    assert compose(made, reports).headline.title == "Northland and Southland, 5 May 2031"


def test_a_label_says_via_once() -> None:
    assert once("government, via Mirror, via Mirror") == "government, via Mirror"


class Absent:
    """An import hook under which the drawing libraries are not installed."""

    def find_spec(self, name: str, *_: object) -> None:
        if name.partition(".")[0] in {"altair", "vl_convert"}:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)


@pytest.fixture
def without_charts(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [n for n in sys.modules if n.partition(".")[0] in {"altair", "vl_convert"}]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(sys, "meta_path", [Absent(), *sys.meta_path])


@pytest.mark.usefixtures("without_charts")
def test_without_the_drawing_libraries_the_table_stands_open() -> None:
    root = parser.fromstring(html(*picture()).encode())
    assert not root.xpath("//*[local-name()='svg']")
    card = root.xpath("//article[@class='card']")[0]
    assert 'Charts need: pip install "tocsin[charts]"' in card.text_content()
    assert card.xpath(".//details[@open]//table")
