"""CAMEO codes nearest to PLOVER's types and modes (data: cameo.yaml)."""

from collections.abc import Mapping
from functools import cache

from tocsin.records import Value
from tocsin.vocabulary.marks import Node
from tocsin.vocabulary.package import package_yaml
from tocsin.vocabulary.plover import plover


class CameoCodes(Value, frozen=True, kw_only=True):
    """The codes of one PLOVER type."""

    code: str
    """Without a mode; its first two digits are CAMEO's root."""
    armed: str | None = None
    """The same where a side is armed; None where CAMEO makes no difference."""
    modes: dict[str, str]
    """By mode; a mode that is not here takes the type's code."""


@cache
def cameo() -> Mapping[str, CameoCodes]:
    """The packaged table by PLOVER type. Raises `VocabularyError` when it does not hold."""
    types = plover().types
    rows = package_yaml("cameo.yaml").table(sorted(types))
    return {name: _codes(node, plover().modes(name)) for name, node in rows.items()}


def cameo_code(type_: str, mode: str | None, *, armed: bool = False) -> str:
    """The nearest code ("195"); empty for a type that is none of PLOVER's."""
    codes = cameo().get(type_)
    if codes is None:
        return ""
    plain = codes.armed if armed and codes.armed else codes.code
    return codes.modes.get(mode, plain) if mode else plain


def _codes(node: Node, modes: tuple[str, ...]) -> CameoCodes:
    t = node.table(["code"], ["armed", "modes"])
    known = t["modes"].table([], list(modes)) if "modes" in t else {}
    return CameoCodes(
        code=t["code"].text(),
        armed=t["armed"].text() if "armed" in t else None,
        modes={name: n.text() for name, n in known.items()},
    )
