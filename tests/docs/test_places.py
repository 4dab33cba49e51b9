"""The page on places tells every rule, and what the command prints."""

import re
from io import StringIO

from rich.console import Console

from tests.conftest import ROOT
from tocsin.desk.placing import asked, show_places
from tocsin.read.places import place_words

PAGE = (ROOT / "docs" / "places.md").read_text(encoding="utf-8")


def test_every_rule_stands_in_the_table() -> None:
    cells = re.findall(r"^\| (`[^|]+) \| [^|]+ \| [^|]+ \|$", PAGE, re.MULTILINE)
    assert {rule for cell in cells for rule in re.findall(r"`([\w-]+)`", cell)} == set(
        place_words().grounds
    )


def test_the_example_is_what_is_printed() -> None:
    shown = re.search(r"```text\n(.*?)```", PAGE, re.DOTALL)
    text = re.search(r'tocsin where "([^"]+)"', PAGE)
    assert shown
    assert text
    out = StringIO()
    show_places(*asked(text[1], None, ()), None, Console(file=out, width=200))
    assert out.getvalue() == shown[1]
