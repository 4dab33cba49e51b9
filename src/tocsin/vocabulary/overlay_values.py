"""Small values of a world file: ids, coordinates, offsets, sectors."""

import re
from functools import lru_cache

from tocsin.vocabulary.entities import Coords
from tocsin.vocabulary.finder import fold
from tocsin.vocabulary.marks import Node
from tocsin.vocabulary.plover import plover

ADMIRALTY = ("A", "B", "C", "D", "E", "F")
_OFFSET = re.compile(r"[+-](?:0\d|1[0-4]):[0-5]\d")
_OTHER = re.compile(r"[^a-z0-9]+")


@lru_cache(maxsize=4096)
def slug(country: str | None, name: str) -> str:
    """An id made of a country code and a name: "XVA/port-sule"."""
    plain = _OTHER.sub("-", fold(name).lower()).strip("-") or name
    return f"{country}/{plain}" if country else plain


def key_of(table: dict[str, Node], name: str) -> str:
    """The id given, else one made from the name."""
    return table["id"].text() if "id" in table else slug(None, name)


def optional_text(table: dict[str, Node], key: str) -> str | None:
    """The text of a key that may be missing."""
    return table[key].text() if key in table else None


def names_in(table: dict[str, Node], key: str) -> tuple[str, ...]:
    """The list of texts of a key that may be missing."""
    return table[key].texts() if key in table else ()


def coords_of(node: Node | None) -> Coords | None:
    """`[latitude, longitude]` in degrees."""
    if node is None or node.empty:
        return None
    pair = node.items()
    if len(pair) != 2:  # noqa: PLR2004 - latitude and longitude
        node.fail(f"coordinates are [latitude, longitude]; {len(pair)} values found")
    return pair[0].number(-90, 90), pair[1].number(-180, 180)


def offset_of(node: Node) -> str:
    """A UTC offset from -14:00 to +14:59."""
    text = node.text()
    if not _OFFSET.fullmatch(text):
        node.fail(f'a UTC offset like "+03:30" (in quotes) is expected here, found {text!r}')
    return text


def checked_sector(node: Node) -> str:
    """A PLOVER sector code."""
    return node.choice(tuple(plover().sectors))
