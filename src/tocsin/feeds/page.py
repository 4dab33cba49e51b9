"""A web page: its text, and the date, outlet, headline and address that it states itself.

Text through trafilatura (Barbaresi 2021, doi:10.18653/v1/2021.acl-demo.15). Guessing a date from
the text, as htmldate does when metadata fail, is left out on purpose: see `metadata`.
"""

import re
from collections.abc import Iterator
from importlib import import_module
from typing import Any, cast

from tocsin.feeds.errors import TooDeep, TooMany
from tocsin.feeds.markup import Element, parse_html, walk
from tocsin.feeds.metadata import Facts, facts_of
from tocsin.feeds.options import Limits, Options
from tocsin.feeds.raw import Draft, Item, Raw, digest_of, finish
from tocsin.feeds.text import decode
from tocsin.records import NoText

_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})|"""
    rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9_:.-]{2,40})""",
    re.IGNORECASE,
)
_SCRIPT = re.compile(
    r"<(script|style|svg|noscript|template|iframe|object|math)\b(?P<head>[^>]*)>.*?(?:</\1\s*>|\Z)",
    re.IGNORECASE | re.DOTALL,
)
_LINKED_DATA = re.compile(r"application/ld\+json", re.IGNORECASE)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source"}
    | {"track", "wbr", "p", "li", "dt", "dd", "td", "th", "tr", "option", "thead", "tbody", "tfoot"}
)
"""Elements without, or often without, an end tag (HTML Living Standard, 13.1.2)."""
_BLOCKS = frozenset(
    {"p", "div", "article", "section", "main", "header", "footer", "aside", "nav", "body", "title"}
    | {"h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "dl", "dt", "dd", "blockquote", "pre"}
    | {"table", "tr", "td", "th", "br", "hr", "figure", "figcaption", "form"}
)
"""Elements that begin and end a paragraph of text."""
_BLANKS = re.compile(r"\n{3,}")


def parse_page(raw: Raw, options: Options) -> Iterator[Item]:
    """The report of a page."""
    data = raw.read(options.limits.file_bytes)
    html = decode(data, raw.charset or _declared(data))
    return finish(raw, draft_page(html, raw.url, options.limits), digest_of(data), options)


def draft_page(html: str, url: str | None, limits: Limits) -> Draft:
    """What a page holds. Raises `NoText`, `Malformed`, `TooDeep` and `TooMany`."""
    data: list[str] = []
    tree = _tree(_without_scripts(html, data), limits)
    facts = facts_of(tree, data, url)
    body = _body(tree)
    if not body:
        raise NoText("no text found on the page; save the text itself as .txt")
    return Draft(
        title=facts.title,
        body=_without_title(body, facts),
        outlet=facts.outlet,
        published=facts.published,
        basis="html",
        url=facts.url,
        language=facts.language,
    )


def plain_words(html: str, limits: Limits) -> str:
    """The words of a fragment of HTML, a paragraph a line. Raises as `draft_page`."""
    if "<" not in html and "&" not in html:
        return html
    tree = _tree(f"<html><body>{_without_scripts(html, [])}</body></html>", limits)
    return _paragraphs(tree)


def _declared(data: bytes) -> str | None:
    match = _DECLARED.search(data[:4096])
    return (match[1] or match[2]).decode("ascii") if match else None


def _without_scripts(html: str, linked_data: list[str]) -> str:
    """The page without what is never text; JSON-LD is put aside."""

    def replace(match: re.Match[str]) -> str:
        if match[1].lower() == "script" and _LINKED_DATA.search(match["head"]):
            start = match.start() + len(match[1]) + len(match["head"]) + 2
            linked_data.append(match.string[start : match.end()].rpartition("</")[0])
        return " "

    return _SCRIPT.sub(replace, html)


def _tree(html: str, limits: Limits) -> Element:
    """The parsed page. Raises `Malformed`, `TooDeep` and `TooMany`."""
    _require_modest(html, limits)
    return parse_html(html)


def _require_modest(html: str, limits: Limits) -> None:
    """Raise `TooDeep` or `TooMany` before a parser sees the page."""
    depth = count = 0
    for match in _TAG.finditer(html):
        count += 1
        if match[2].lower() in _VOID:
            continue
        depth = max(depth - 1, 0) if match[1] else depth + 1
        if depth > limits.html_depth:
            raise TooDeep(
                f"elements nested more than {limits.html_depth} deep, as no article is; "
                "save the text as .txt"
            )
    if count > 2 * limits.html_elements:
        raise TooMany(
            f"more than {limits.html_elements:,} elements; save the article's own page or its text"
        )


def _body(tree: Element) -> str:
    """The article's text: trafilatura's, else the paragraphs of the page."""
    trafilatura: Any = import_module("trafilatura")  # takes half a second, wanted for pages only
    try:
        found = cast("str | None", trafilatura.extract(tree, include_comments=False))
    except (RecursionError, ValueError, TypeError, AttributeError, IndexError, KeyError):
        found = None  # its own slips on odd markup must not lose the page
    return _BLANKS.sub("\n\n", (found or "").replace("\n", "\n\n").strip()) or _paragraphs(tree)


def _paragraphs(tree: Element) -> str:
    """The text of the innermost blocks, in order, one a paragraph."""
    lines: list[str] = []
    current: list[str] = []
    for part, ends in _pieces(tree):
        current.append(part)
        if ends:
            lines.append(" ".join("".join(current).split()))
            current = []
    lines.append(" ".join("".join(current).split()))
    return "\n\n".join(filter(None, lines))


def _pieces(tree: Element) -> Iterator[tuple[str, bool]]:
    """Runs of text with whether a block begins or ends after each."""
    body = tree.find("body")
    for event, element in walk(tree if body is None else body):
        ends = element.tag in _BLOCKS
        if event == "start":
            yield "", ends
            yield element.text or "", False
        else:
            yield "", ends
            yield element.tail or "", False


def _without_title(body: str, facts: Facts) -> str:
    """The text without its headline, where that is repeated as the first line."""
    first, _, rest = body.partition("\n")
    same = " ".join(first.split()).casefold() == facts.title.casefold()
    return rest.lstrip("\n") if same and rest.strip() else body
