"""What a page states about itself: date, outlet, headline, address, language.

Only what the page states outright counts: JSON-LD (schema.org), meta tags (Open Graph, Dublin Core
and their kin), microdata, one `<time>`. No date is taken from the text, from the address, or from
the server: a page that does not state its date stays undated.
"""

import json
from collections.abc import Iterable, Iterator
from typing import cast
from urllib.parse import urljoin, urlsplit

import msgspec

from tocsin.feeds.dates import read_date
from tocsin.feeds.markup import Element, text_of
from tocsin.feeds.names import names
from tocsin.feeds.text import one_line
from tocsin.records import TimeRange

Node = dict[str, object]

_LD_CHARS = 1_000_000
_LD_NODES = 2_000


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """What a page states about itself."""

    title: str = ""
    outlet: str | None = None
    published: TimeRange | None = None
    url: str | None = None
    language: str | None = None


def facts_of(tree: Element, linked_data: Iterable[str], url: str | None) -> Facts:
    """What a page states, its JSON-LD before its tags."""
    article = _article(linked_data)
    meta = _meta(tree)
    return Facts(
        title=_title(tree, article, meta),
        outlet=_name(article.get("publisher")) or _first(meta, names().meta["outlet"]),
        published=_published(tree, article, meta),
        url=_url(tree, article, meta, url),
        language=_text(article.get("inLanguage"))
        or tree.get("lang")
        or _first(meta, names().meta["language"]),
    )


def _article(linked_data: Iterable[str]) -> Node:
    """The first node of JSON-LD that is a report; empty when there is none."""
    for text in linked_data:
        for node in _nodes(_load(text)):
            kinds = node.get("@type")
            named = cast("list[object]", kinds) if isinstance(kinds, list) else [kinds]
            if any(
                isinstance(k, str) and k.rpartition("/")[2] in names().articles["types"]
                for k in named
            ):
                return node
    return {}


def _load(text: str) -> object:
    text = text.strip().removeprefix("<![CDATA[").removesuffix("]]>").strip()
    if len(text) > _LD_CHARS:
        return None
    try:
        return cast("object", json.loads(text, strict=False))  # line breaks in strings are common
    except (ValueError, RecursionError):
        return None


def _nodes(document: object) -> Iterator[Node]:
    """Nodes at the top, in `@graph` and `mainEntity`, in order; no lists of other articles."""
    waiting = [document]
    for _ in range(_LD_NODES):
        if not waiting:
            return
        found = waiting.pop(0)
        if isinstance(found, list):
            waiting[:0] = cast("list[object]", found)[:_LD_NODES]
        elif isinstance(found, dict):
            node = cast("Node", found)
            yield node
            waiting[:0] = [node[k] for k in ("@graph", "mainEntity") if k in node]


def _meta(tree: Element) -> dict[str, str]:
    """Contents of meta tags by lower-case name, property or itemprop; the first one wins."""
    found: dict[str, str] = {}
    for tag in tree.iter("meta"):
        content = one_line(tag.get("content") or "")
        for attribute in ("property", "name", "itemprop"):
            name = (tag.get(attribute) or "").strip().lower()
            if name and content:
                _ = found.setdefault(name, content)
    return found


def _first(meta: dict[str, str], names: Iterable[str]) -> str | None:
    return next((meta[name] for name in names if name in meta), None)


def _text(value: object) -> str:
    if isinstance(value, list):
        value = next((v for v in cast("list[object]", value) if isinstance(v, str)), "")
    return one_line(value) if isinstance(value, str) else ""


def _name(value: object) -> str | None:
    """The name of a publisher: a text, an object with a name, or the first of several."""
    if isinstance(value, list):
        found = [_name(v) for v in cast("list[object]", value)]
        return next((name for name in found if name), None)
    if isinstance(value, dict):
        return _text(cast("Node", value).get("name")) or None
    text = _text(value)
    return None if "://" in text else text or None


def _title(tree: Element, article: Node, meta: dict[str, str]) -> str:
    """The headline as stated, else the page's only first-order heading, else its title."""
    stated = _text(article.get("headline")) or _first(meta, names().meta["title"])
    headings = [one_line(text_of(h)) for h in tree.iter("h1")]
    if stated:
        return stated
    if len(headings) == 1 and headings[0]:
        return headings[0]
    return one_line(next(map(text_of, tree.iter("title")), ""))


def _published(tree: Element, article: Node, meta: dict[str, str]) -> TimeRange | None:
    """The first stated date that can be read; more exact statements of one source come first."""
    dates = names().meta["published"]
    stated = [_text(article.get("datePublished")), *(meta[n] for n in dates if n in meta)]
    for written in [*stated, *_microdata(tree), *_times(tree)]:
        found = read_date(written, "html")
        if found:
            return found
    return None


def _microdata(tree: Element) -> Iterator[str]:
    """Dates in elements marked `itemprop=datePublished` or `<time pubdate>`."""
    for element in tree.iter():
        marked = "datepublished" in (element.get("itemprop") or "").lower().split()
        if marked or (element.tag == "time" and element.get("pubdate") is not None):
            yield one_line(element.get("datetime") or element.get("content") or "")


def _times(tree: Element) -> list[str]:
    """The date of the one `<time>` of the article; several different ones say nothing for sure."""
    article = next(iter(tree.iter("article")), tree)
    stated = {one_line(t.get("datetime") or "") for t in article.iter("time")} - {""}
    return list(stated) if len(stated) == 1 else []


def _url(tree: Element, article: Node, meta: dict[str, str], url: str | None) -> str | None:
    """The canonical address; where it was fetched; what it is based on."""
    links = [
        a.get("href") for a in tree.iter("link") if "canonical" in (a.get("rel") or "").lower()
    ]
    entity = article.get("mainEntityOfPage")
    entity = cast("Node", entity).get("@id") if isinstance(entity, dict) else entity
    stated = [*links, _first(meta, names().meta["url"]), _text(article.get("url")), _text(entity)]
    for given in stated:
        if address := _web(given, url):
            return address
    return url or _web(_based_on(article.get("isBasedOn")), None)


def _based_on(value: object) -> str:
    """The address of what a report was taken from."""
    if isinstance(value, list):
        found = [_based_on(v) for v in cast("list[object]", value)]
        return next((address for address in found if address), "")
    if isinstance(value, dict):
        node = cast("Node", value)
        return _text(node.get("url")) or _text(node.get("@id"))
    return _text(value)


def _web(given: str | None, base: str | None) -> str | None:
    """An absolute http address; None for anything else."""
    try:
        address = urljoin(base or "", one_line(given or ""))
        parts = urlsplit(address)
    except ValueError:
        return None
    return address if given and parts.scheme in {"http", "https"} and parts.hostname else None
