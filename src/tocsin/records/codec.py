"""One codec for every record: canonical JSON (RFC 8785); identity is a digest of its bytes.

msgspec writes RFC 8785 text by itself (sorted keys, no white space, minimal escapes) except for
some numbers: it gives a whole float a ".0" and lets integers beyond 2**53 and NaN through. No field
name sorts differently in UTF-16. `canonical` mends the first and takes the slow road through
`rfc8785` (fifty times the time) for what is left. `tests/records` proves both roads equal.
"""

import hashlib
import json
import math
import re
from collections.abc import Iterator
from typing import cast

import msgspec
import rfc8785

from tocsin.records.alert import Alert
from tocsin.records.base import Value
from tocsin.records.decisions import Judgement, Lesson, Outcome, Retraction
from tocsin.records.errors import RecordError
from tocsin.records.planning import Activation, Consultation, Exercise, Plan, TaskUpdate
from tocsin.records.report import Report
from tocsin.records.sharing import Recall, Receipt, Release, Withheld
from tocsin.records.statement import Refused, Statement

FORM = 1
"""Newest version of the record forms that this code knows."""


class Unrecognised(Value, frozen=True, kw_only=True, tag_field="type", tag="unrecognised"):
    """A record of a kind or version newer than this code: kept as received, shown as such."""

    kind: str
    """Its `type`."""
    version: int
    """Its `v`."""
    raw: str
    """Its canonical JSON text as received; its id is the digest of these bytes."""


Known = (
    Report
    | Statement
    | Refused
    | Judgement
    | Retraction
    | Outcome
    | Lesson
    | Consultation
    | Plan
    | Activation
    | TaskUpdate
    | Exercise
    | Release
    | Withheld
    | Recall
    | Receipt
    | Alert
)
Record = Known | Unrecognised

_encoder = msgspec.json.Encoder(order="sorted")
_decoder = msgspec.json.Decoder(Known)
_kinds = frozenset(cast("str", t.__struct_config__.tag) for t in Known.__args__)
_plain = tuple(t for t in Known.__args__ if t is not Statement)
"""Records that hold no float anywhere."""
_long_number = re.compile(rb"[:,\[]-?\d{16}")
"""A number that may lie beyond 2**53, or text that looks like one: the slow road is right too."""
_float_fields = re.compile(rb'"(?:lat|lon)":[^,}]+|"relative":\[[^\]]*\]')
"""The fields of a statement that hold floats. Inside a string the quotes would be escaped."""
_whole = re.compile(rb"\.0(?=[,\]]|$)")
_FLOATS_ALIKE = (1e-4, 1e15)
"""Between these sizes msgspec and RFC 8785 write the same digits, ".0" apart."""


class _Head(msgspec.Struct):
    type: str
    v: int = 1


_head = msgspec.json.Decoder(_Head)


def canonical(record: Value) -> bytes:
    """The RFC 8785 bytes of a record or a part of one.

    Raises `RecordError` for what JSON cannot carry: NaN, infinities, integers beyond 2**53, lone
    surrogates.
    """
    try:
        if isinstance(record, Unrecognised):
            return record.raw.encode()
        return _fast(record) or rfc8785.dumps(msgspec.to_builtins(record, str_keys=True))
    except (rfc8785.CanonicalizationError, UnicodeEncodeError, TypeError) as error:
        raise RecordError(f"{type(record).__name__} cannot be written as JSON: {error}") from error


def _fast(record: Value) -> bytes | None:
    """The canonical bytes where msgspec can give them, else None."""
    if isinstance(record, Statement):
        if not all(map(_alike, _floats(record))):
            return None
        data = _float_fields.sub(_mend, _encoder.encode(record))
    elif isinstance(record, Report) and record.v == FORM:
        return _encoder.encode(record)  # mostly text, and its version is its only number
    elif isinstance(record, _plain):
        data = _encoder.encode(record)
    else:
        return None
    return None if _long_number.search(data) else data


def _floats(statement: Statement) -> Iterator[float | None]:
    events = (*statement.events, *statement.background)
    for event in events:
        if event.place is not None:
            yield event.place.lat
            yield event.place.lon
    for window in (*statement.times, *(e.window for e in events)):
        if window is not None and window.relative is not None:
            yield from window.relative


def _alike(number: float | None) -> bool:
    if not number:
        return number is None or math.copysign(1, number) > 0
    low, high = _FLOATS_ALIKE
    return low <= abs(number) < high


def _mend(field: re.Match[bytes]) -> bytes:
    return _whole.sub(b"", field.group())


def digest(data: bytes) -> str:
    """SHA-256 of bytes as lower-case hex."""
    return hashlib.sha256(data).hexdigest()


def record_id(record: Value) -> str:
    """Identity of a record: the SHA-256 (64 hex digits) of its canonical bytes."""
    return digest(canonical(record))


def decode(data: bytes) -> Record:
    """The record in canonical bytes; an unknown kind or newer version comes back `Unrecognised`.

    `canonical(decode(data)) == data` always. Raises `RecordError` when the bytes are no JSON object
    with a `type`, do not hold what their kind and version promise, or are not in canonical form
    (RFC 8785: white space, order, doubled keys, defaults written out).
    """
    record = parse(data)
    if canonical(record) != data:
        raise RecordError(f"{type(record).__name__} is not in canonical form (RFC 8785)")
    return record


def parse(data: bytes) -> Record:
    """The same for bytes that are known to be canonical: written here, or checked before."""
    try:
        head = _head.decode(data)
        known = head.type in _kinds and head.v <= FORM
        return _decoder.decode(data) if known else _keep(data, head)
    except (msgspec.DecodeError, ValueError, RecursionError) as error:
        raise RecordError(f"no record that holds: {error}") from error


def _keep(data: bytes, head: _Head) -> Unrecognised:
    raw = rfc8785.dumps(json.loads(data)).decode()
    return Unrecognised(kind=head.type, version=head.v, raw=raw)
