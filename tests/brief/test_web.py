"""The page: whole, safe, self-contained, usable."""

import re
from base64 import b64encode
from hashlib import sha256

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import html as parser

from tests.brief.build import picture
from tocsin.assess import mixes
from tocsin.brief import html

HOSTILE = (
    "</script><script>alert(1)</script>",
    "\u202egnihtemos\u2066",
    "<img src=x onerror=alert(1)>",
    "'\"><style>*{display:none}</style>",
    "]]>-->{{ 7*7 }}{% raw %}",
    "\x00\x1b[31mred\x07",
    "&lt;b&gt; &amp;",
    "\ud800".encode("utf-16", "surrogatepass").decode("utf-16", "replace"),
)
ALLOWED = {"html", "head", "meta", "title", "style", "body"}


def page(word: str = "", at: float | None = 0.0) -> str:
    return html(*picture(word, at))


@settings(max_examples=15, deadline=None)
@given(st.sampled_from(HOSTILE) | st.text(max_size=40))
@example("</title></style></svg><script>x</script>")
@example("\U0001e2bf" * 60)
def test_outside_text_stays_text(word: str) -> None:
    shown = page(word)
    assert "\u202e" not in shown
    assert "\x00" not in shown
    root = parser.fromstring(shown.encode())
    assert not root.xpath("//script|//iframe|//img|//object|//link|//form|//input")
    assert len(root.xpath("//style")) == 1
    handlers = [a for e in root.iter() for a in e.attrib if a.lower().startswith("on")]
    assert handlers == []
    assert {
        e.get("href", "")[:1] for e in root.xpath("//a") if "mirror.example" not in e.get("href")
    } == {"#"}


def test_the_page_fetches_nothing_and_runs_nothing() -> None:
    shown = page()
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', shown)
    assert policy is not None
    assert "default-src 'none'" in policy[1]
    style = re.search(r"<style>(.*?)</style>", shown, re.DOTALL)
    assert style is not None
    hashed = b64encode(sha256(style[1].encode()).digest()).decode()
    assert f"style-src 'sha256-{hashed}'" in policy[1].replace("&#39;", "'").replace("&#43;", "+")
    assert "style=" not in shown
    assert not re.search(r"(?:src|href)=\"https?://(?!mirror)", shown)
    assert "@import" not in style[1]
    assert "url(http" not in shown


@pytest.mark.parametrize("at", [0.0, None])
def test_every_link_leads_somewhere_and_ids_are_unique(at: float | None) -> None:
    root = parser.fromstring(page(at=at).encode())
    ids = [e.get("id") for e in root.xpath("//*[@id]")]
    assert len(ids) == len(set(ids))
    targets = {a.get("href")[1:] for a in root.xpath("//a[starts-with(@href, '#')]")}
    assert targets <= set(ids)


def test_the_page_can_be_walked_without_eyes_or_mouse() -> None:
    root = parser.fromstring(page().encode())
    assert root.get("lang") == "en"
    assert [len(root.xpath(f"/html/body//{tag}")) for tag in ("main", "nav", "h1")] == [1, 1, 1]
    assert root.xpath("//a[@class='skip']/@href") == ["#main"]
    levels = [int(e.tag[1]) for e in root.xpath("//h1|//h2|//h3|//h4")]
    assert levels[0] == 1
    assert all(t.xpath("./caption") for t in root.xpath("//table"))
    assert all(t.get("scope") for t in root.xpath("//th"))
    for drawing in root.xpath("//*[local-name()='svg']"):
        assert drawing.get("role") == "img"
        assert drawing.xpath("./*[local-name()='title']")


def test_every_development_and_report_stands_on_the_page() -> None:
    made, reports = picture()
    root = parser.fromstring(html(made, reports).encode())
    ids = set(root.xpath("//*[@id]/@id"))
    assert {f"d-{d.id}" for d in made.developments} <= ids
    assert {f"r-{r.id[:12]}" for r in made.reports} <= ids
    quotes = root.xpath("count(//blockquote)")
    assert quotes >= len(made.developments)


def test_likelihood_and_confidence_never_share_a_sentence() -> None:
    text = " ".join(" ".join(parser.fromstring(page().encode()).itertext()).split())
    assert not [s for s in re.split(r"(?<=[.!?:])\s", text) if mixes(s)]


def test_the_same_picture_gives_the_same_bytes() -> None:
    assert page() == page()


def test_an_undated_warning_counts_its_days_from_the_report() -> None:
    shown = page(at=None)
    assert "days after the report" in shown
    assert "undated" in shown


def test_a_page_of_one_report_is_small() -> None:
    assert len(page()) < 60_000
