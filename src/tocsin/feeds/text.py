"""Bytes into text: encoding, newlines, characters that do not belong into a text."""

import codecs
import re

from tocsin.feeds.errors import Unsupported
from tocsin.feeds.legacy import guess

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 32_768
"""Bytes that a guess at the encoding looks at."""

_ESCAPES = re.compile("\x1b(?:\\[[0-?]{0,64}[ -/]{0,8}[@-~]|[@-Z\\\\-_])")
"""Terminal control sequences (ECMA-48, section 5.4)."""
_NEWLINES = re.compile("\r\n?|[\u0085\u2028\u2029\f\v]")
_UNWANTED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f"  # C0 and C1 controls, tab and newline apart
    "\u202a-\u202e\u2066-\u2069"  # bidi overrides and isolates: text may not hide its order
    "\ufeff]"
)
_SURROGATES = re.compile("[\ud800-\udfff]")
_SPACES = re.compile(r"\s+")
_BINARY = 0.1
"""Share of control characters above which bytes are no text; prose has none."""
_DAMAGE = 3
"""Good characters beyond ASCII for each broken one in a text that is UTF-8 all the same."""
_ALIASES = {
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
}
"""Labels that mean windows-1252 in practice (WHATWG Encoding Standard, section 4.2)."""


def clean(text: str) -> str:
    """Text with newlines as LF and without controls, bidi overrides, BOMs and lone surrogates."""
    text = _NEWLINES.sub("\n", _ESCAPES.sub("", text))
    return _SURROGATES.sub("\ufffd", _UNWANTED.sub("", text))


def one_line(text: str) -> str:
    """Cleaned text on one line, spaces run together: for headlines, names and addresses."""
    return _SPACES.sub(" ", clean(text)).strip()


def decode(data: bytes, declared: str | None = None) -> str:
    """The text that bytes stand for, not yet cleaned.

    Tried in this order: byte order mark, UTF-8, the declared encoding, UTF-16 by its zeros, damaged
    UTF-8, a guess (`legacy.guess`). Raises `Unsupported` for bytes that are no text at all.
    """
    bom, encoding = encoding_of(data[: max(_SAMPLE, 4)], declared, whole=len(data) <= _SAMPLE)
    try:
        text = data[bom:].decode(encoding)
    except UnicodeDecodeError:
        encoding = "utf-8" if _mostly_utf8(data[bom:]) else guess(data[bom:])
        text = data[bom:].decode(encoding, "replace")
    require_text(text[:_SAMPLE])
    return text


def require_text(sample: str) -> None:
    """Raise `Unsupported` when the sample is mostly controls: bytes that are no text."""
    if len(_UNWANTED.findall(sample.replace("\x00", ""))) > _BINARY * max(len(sample), 16):
        raise Unsupported("holds no text but binary data; convert it to text first")


def encoding_of(head: bytes, declared: str | None = None, *, whole: bool = True) -> tuple[int, str]:
    """Length of the byte order mark and name of the encoding that the first bytes speak for."""
    for bom, name in _BOMS:
        if head.startswith(bom):
            return len(bom), name
    if not head.isascii() and _decodes(head, "utf-8", whole=whole):
        return 0, "utf-8"  # bytes of another encoding hardly ever are UTF-8 by chance
    known = _known(declared)
    if known and _decodes(head, known, whole=whole):
        return 0, known
    if (wide := _wide(head)) is not None:
        return 0, wide
    return 0, "utf-8" if head.isascii() or _mostly_utf8(head) else guess(head)


def _known(declared: str | None) -> str | None:
    """Python's name of a declared text encoding; None for none, unknown and byte-to-byte codecs."""
    if not declared:
        return None
    label = declared.strip().strip("\"'").lower()
    try:
        info = codecs.lookup(_ALIASES.get(label, label))
    except (LookupError, ValueError):
        return None
    return info.name if info._is_text_encoding else None  # noqa: SLF001 # pyright: ignore[reportPrivateUsage] - no public way to tell


def _decodes(data: bytes, encoding: str, *, whole: bool) -> bool:
    try:
        _ = codecs.getincrementaldecoder(encoding)().decode(data, final=whole)
    except (UnicodeError, LookupError):
        return False
    return True


def _wide(head: bytes) -> str | None:
    """UTF-16 without a mark: nearly every second byte of Latin text is zero."""
    half = len(head) // 2
    if half < 2:  # noqa: PLR2004 - two characters at least
        return None
    low, high = head[0::2].count(0), head[1::2].count(0)
    if high > 0.6 * half and low < 0.1 * half:
        return "utf-16-le"
    return "utf-16-be" if low > 0.6 * half and high < 0.1 * half else None


def _mostly_utf8(data: bytes) -> bool:
    """Whether few characters break UTF-8: a text cut or damaged, not one in another encoding."""
    beyond = [c for c in data[:_SAMPLE].decode("utf-8", "replace") if not c.isascii()]
    bad = beyond.count("\ufffd")
    return len(beyond) - bad > _DAMAGE * bad
