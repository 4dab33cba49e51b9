"""The pages in Chromium: silent, safe, for eye, ear and keyboard, on paper and on a phone."""

import io
import re
import unicodedata
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.browser.conftest import Opened

pytestmark = pytest.mark.browser
HERE = Path(__file__).parent
ALL = ["brief", "brief-report", "hostile", "hostile-report"]
OWN = ["brief", "brief-report"]
OPEN_ALL = "() => document.querySelectorAll('details').forEach(d => { d.open = true; })"


@pytest.mark.parametrize("name", ALL)
def test_a_page_asks_for_nothing_and_complains_of_nothing(
    opened: Opened, pages: dict[str, Path], name: str
) -> None:
    seen = opened(name)
    seen.page.evaluate(OPEN_ALL)
    seen.page.wait_for_load_state("networkidle")
    assert seen.asked == [pages[name].as_uri()]
    assert seen.complaints == []


@pytest.mark.parametrize("name", ALL)
def test_nothing_on_a_page_runs(opened: Opened, name: str) -> None:
    page = opened(name).page
    assert page.evaluate("document.scripts.length") == 0
    assert page.locator("iframe,object,embed,form,input,link,base").count() == 0
    handlers = "[...document.querySelectorAll('*')].flatMap(e => e.getAttributeNames())"
    assert not [a for a in page.evaluate(handlers) if a.startswith("on")]
    assert page.locator("a[href^='javascript' i],a[href^='data' i]").count() == 0


@pytest.mark.parametrize("name", ALL)
def test_the_policy_stops_what_would_be_slipped_in(opened: Opened, name: str) -> None:
    seen = opened(name)
    with seen.page.expect_event("requestfailed"):
        seen.page.evaluate(
            "() => document.body.insertAdjacentHTML('beforeend',"
            " \"<img src='https://example.org/x.png' onerror='document.title=1'>\")"
        )
    assert seen.blocked == ["https://example.org/x.png: csp"]
    assert seen.page.title() != "1"


@pytest.mark.parametrize("name", ["hostile", "hostile-report"])
def test_hostile_words_are_shown_as_words(opened: Opened, name: str) -> None:
    page = opened(name).page
    page.evaluate(OPEN_ALL)
    assert page.title() != "taken"
    assert page.locator("h1").is_visible()
    shown = page.locator("body").inner_text()
    assert "<img src=x onerror=" in shown
    assert "\u202e" not in shown


def test_every_line_opens_its_quotation_by_keyboard(opened: Opened) -> None:
    page = opened().page
    lines = page.locator("article.item, .sides li, tr.quoted")
    assert lines.count() > 0
    assert (
        page.evaluate(
            "() => [...document.querySelectorAll('article.item, .sides li, tr.quoted')]"
            ".filter(e => !e.querySelector('details blockquote')).map(e => e.innerText)"
        )
        == []
    )
    for summary in page.locator("summary").all():
        summary.focus()
        page.keyboard.press("Enter")
        assert summary.evaluate("s => document.activeElement === s && s.parentElement.open")
    assert page.evaluate(
        "() => [...document.querySelectorAll('blockquote')].every(q => q.checkVisibility())"
    )


def test_the_tab_key_meets_the_skip_link_first_and_then_the_sections(opened: Opened) -> None:
    page = opened().page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.evaluate("document.activeElement.getBoundingClientRect().left") >= 0
    page.keyboard.press("Enter")
    page.wait_for_url("**#main")
    met = set()
    for _ in range(40):
        page.keyboard.press("Tab")
        met.add(page.evaluate("document.activeElement.tagName"))
    assert {"A", "SUMMARY"} & met


@pytest.mark.parametrize("name", OWN)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_stands_out_from_what_lies_behind_it(
    opened: Opened, scheme: str, name: str
) -> None:
    page = opened(name, color_scheme=scheme).page
    page.evaluate(OPEN_ALL)
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    (red, *_) = map(int, re.findall(r"\d+", paper))
    assert red > 200 if scheme == "light" else red < 60
    assert page.evaluate((HERE / "contrast.js").read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("name", ALL)
def test_nothing_stands_in_the_way_of_a_screen_reader(opened: Opened, name: str) -> None:
    page = opened(name).page
    page.evaluate(OPEN_ALL)
    assert page.evaluate((HERE / "structure.js").read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("width", [320, 360, 800])
def test_a_narrow_page_scrolls_in_one_direction(opened: Opened, name: str, width: int) -> None:
    page = opened(name, viewport={"width": width, "height": 700}).page
    page.evaluate(OPEN_ALL)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_on_paper_the_quotations_are_open(opened: Opened) -> None:
    page = opened().page
    quotes = page.evaluate(
        "() => [...document.querySelectorAll('#happened ~ article blockquote p')]"
        ".map(q => q.innerText || q.textContent)"
    )
    assert quotes
    reader = PdfReader(io.BytesIO(page.pdf(format="A4")))
    box = reader.pages[0].mediabox
    assert (float(box.width), float(box.height)) == pytest.approx((595.3, 841.9), abs=2)
    printed = squeezed("".join(p.extract_text() for p in reader.pages))
    missing = [q for q in quotes if squeezed(q)[:40] not in printed]
    assert not missing


def squeezed(text: str) -> str:
    """Letters and digits only: line breaks, hyphens and ligatures of the paper do not count."""
    return re.sub(r"[^a-z0-9]", "", unicodedata.normalize("NFKC", text).lower())
