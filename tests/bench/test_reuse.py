"""Reports put together from edit scripts, and how pairs are counted."""

from pathlib import Path

import pytest

from bench.reuse import OWN, Counted
from bench.reuse_cases import CaseError, Told, told
from tocsin.fuse.outlets import OutletBook
from tocsin.fuse.prints import Print, fingerprint, shared
from tocsin.vocabulary import base_world

SCRIPT = """== a | Northline | 2031-03-04T06:10Z | One
First words.

Second words.

== b | Tidewater Herald | - | Two | edited a credited
From Northline:

< a 2-2
~ Second => Other
"""
BOOK = OutletBook(base_world())


def print_of(case: Told) -> Print:
    return fingerprint(case.id, case.report, case.report.published, BOOK)


def test_a_script_puts_in_and_changes_paragraphs(tmp_path: Path) -> None:
    file = tmp_path / "x.txt"
    _ = file.write_text(SCRIPT)
    a, b = told(file)
    assert (a.kind, a.sources, a.credited) == ("", (), False)
    assert (b.kind, b.sources, b.credited) == ("edited", ("a",), True)
    assert b.report.body == "From Northline:\n\nOther words."
    assert not b.report.published.known


@pytest.mark.parametrize(
    ("change", "error"),
    [
        (("~ Second", "~ Third"), "nothing to change: 'Third'"),
        (("< a", "< z"), "no report z"),
        ((" | Two", ""), "headline"),
    ],
)
def test_a_script_out_of_form_is_named(tmp_path: Path, change: tuple[str, str], error: str) -> None:
    file = tmp_path / "x.txt"
    _ = file.write_text(SCRIPT.replace(*change).replace(" | edited a credited", ""))
    with pytest.raises(CaseError, match=error):
        _ = list(told(file))


def test_pairs_are_counted() -> None:
    counted = Counted()
    truth = {("b", "a"): ("edited", False), ("c", "a"): ("paraphrase", True)}
    counted.add(truth, {("b", "a"), ("d", "a"), ("e", "d")}, {("e", "d"), ("b", "a")})
    assert counted.figures() == (0.5, 1, 0)


@pytest.mark.parametrize("file", sorted(OWN.glob("*.txt")), ids=lambda f: f.stem)
def test_our_own_kinds_are_what_they_say(file: Path) -> None:
    cases = {c.id: c for c in told(file)}
    for c in cases.values():
        for source in c.sources:
            copy, other = print_of(c), print_of(cases[source])
            share = shared(copy.grams, other.grams) / max(1, len(copy.grams))
            low, high = {"verbatim": (0.7, 1), "edited": (0, 0.8), "paraphrase": (0, 0.1)}[c.kind]
            assert low <= share <= high, (c.id, share)
