"""Text from outside made safe for a spreadsheet and a terminal."""

import unicodedata

_FORMULA = frozenset("=+-@＝＋－＠")  # noqa: RUF001 - full-width forms start formulas too
_INSTEAD = {"Cf": "", "Cs": "\ufffd", "Cn": "\ufffd", "Co": "\ufffd"}
"""By Unicode category: format characters go (a right-to-left override turns a row round), lone
surrogates and unassigned ones are replaced; what is left (controls, odd spaces) becomes a space."""


def plain(text: str) -> str:
    """The text on one line without characters that cannot be seen."""
    if not text.isprintable():
        text = "".join(c if c.isprintable() else _instead(c) for c in text)
    return " ".join(text.split())


def guarded(text: str) -> str:
    """The same with a leading apostrophe where a spreadsheet would take it for a formula.

    After OWASP, "CSV Injection": a cell that begins with =, +, - or @ may be run by whoever opens
    the file. Tabs and carriage returns, which count too, are gone already.
    """
    line = plain(text)
    return f"'{line}" if line[:1] in _FORMULA else line


def joined(values: list[str]) -> str:
    """Several values in one cell, a semicolon between them; empty ones keep their place."""
    parts = [plain(v).replace(";", ",") for v in values]
    return ";".join(parts) if any(parts) else ""


def _instead(character: str) -> str:
    return _INSTEAD.get(unicodedata.category(character), " ")
