"""CAMEO codes of PLOVER's types and modes."""

import json
import re
from pathlib import Path

import pytest

from tocsin.vocabulary import cameo, cameo_code, plover


def test_every_type_has_codes_that_look_like_cameo() -> None:
    assert cameo().keys() == plover().types.keys()
    for codes in cameo().values():
        for code in filter(None, (codes.code, codes.armed, *codes.modes.values())):
            assert re.fullmatch(r"(0[1-9]|1\d|20)\d{1,2}", code)


@pytest.mark.parametrize(
    ("what", "sides", "code"),
    [
        ("ASSAULT", "unarmed", "180"),
        ("ASSAULT", "armed", "190"),
        ("ASSAULT/aerial", "unarmed", "195"),
        ("CONSULT/visit", "unarmed", "042"),
        ("CONSULT/multilateral", "unarmed", "040"),
        ("AID", "armed", "070"),
        ("NONE", "unarmed", ""),
    ],
)
def test_codes(what: str, sides: str, code: str) -> None:
    type_, _, mode = what.partition("/")
    assert cameo_code(type_, mode or None, armed=sides == "armed") == code


@pytest.mark.shared
def test_roots_agree_with_the_codebook(shared: Path) -> None:
    """A type's code lies in a root that the codebook gives the type."""
    book = json.loads((shared / "data/events/plover_v2_ontology.json").read_text("utf-8"))
    roots: dict[str, str] = {}
    for name, type_ in book["cameo_to_plover"].items():
        low, _, high = name.partition("-")
        for n in range(int(low), int(high or low) + 1):
            roots[f"{n:0{len(low)}}"] = (type_ or "").partition(" ")[0]
    for type_, codes in cameo().items():
        for code in filter(None, (codes.code, codes.armed)):
            assert roots.get(code[:2], roots.get(code[:3])) == type_ or code == "080"
