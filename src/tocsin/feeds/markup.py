"""The border to lxml, which ships no types: a typed element and how to get one."""

from collections.abc import Iterator
from importlib import import_module
from typing import Any, Protocol, cast

from tocsin.feeds.errors import Malformed
from tocsin.records import NoText


class Element(Protocol):
    """What this room uses of an lxml element."""

    tag: str
    text: str | None
    tail: str | None

    def get(self, name: str) -> str | None:
        """An attribute."""
        ...

    def iter(self, *tags: str) -> Iterator["Element"]:
        """All elements below, itself included, in document order."""
        ...

    def find(self, path: str) -> "Element | None":
        """The first element at a path."""
        ...

    def itertext(self) -> Iterator[str]:
        """All runs of text below."""
        ...


def parse_html(html: str) -> Element:
    """The tree of a page. Raises `NoText` for an empty page, `Malformed` for one beyond mending."""
    etree: Any = import_module("lxml.etree")
    lxml_html: Any = import_module("lxml.html")
    parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = lxml_html.document_fromstring(html.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError as error:
        raise NoText("an empty page; save the text itself as .txt") from error
    except (etree.XMLSyntaxError, ValueError, RecursionError, AssertionError) as error:
        raise Malformed(f"page cannot be parsed ({error}); save the text as .txt") from error
    return cast("Element", tree)


def walk(element: Element) -> Iterator[tuple[str, Element]]:
    """("start" | "end", element) for every element below, itself included, without recursion."""
    etree: Any = import_module("lxml.etree")
    yield from etree.iterwalk(element, events=("start", "end"))


def text_of(element: Element) -> str:
    """All text below."""
    return "".join(element.itertext())
