"""Every record: canonical bytes, round trip, identity, newer forms, hostile bytes."""

import json
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
import rfc8785
from hypothesis import assume, example, given
from hypothesis import strategies as st

from tests.records.strategies import KINDS, SAFE, built, fields_of, records, statements
from tocsin.records import (
    Event,
    Judgement,
    Place,
    Quantity,
    Record,
    RecordError,
    Refused,
    Report,
    Span,
    Statement,
    Unrecognised,
    Window,
    canonical,
    decode,
    digest,
    record_id,
)
from tocsin.records.base import Value


def with_relative(*ends: float | None) -> Statement:
    event = Event(
        type="ASSAULT",
        trigger=Span(0, 1),
        modality="possible",
        window=Window(relative=ends),
        place=Place(span=Span(0, 1), name='"relative":[2.0,"lat":1.0', lat=ends[0], lon=12.5),
    )
    return Statement(
        report='"lat":5.0',
        content=(Span(0, 1),),
        manner="say",
        quoted="none",
        events=(event,),
        times=(Window(relative=ends),),
    )


def test_times_without_events_are_written_rightly() -> None:
    timed = Statement(
        report="r",
        content=(Span(0, 1),),
        manner="say",
        quoted="none",
        times=(Window(relative=(-0.0, None)),),
    )
    assert b"-0" not in canonical(timed)


@given(records)
@example(with_relative(24.0, None))
@example(with_relative(-0.0, 0.0))
@example(with_relative(1e15, 1e-5))
@example(with_relative(123456789012345.0, 0.0001))
def test_bytes_are_rfc_8785_and_come_back(record: Record) -> None:
    data = canonical(record)
    assert data == rfc8785.dumps(msgspec.to_builtins(record, str_keys=True))
    again = decode(data)
    assert again == record
    assert type(again) is type(record)
    assert canonical(again) == data
    assert record_id(record) == digest(data)


@pytest.mark.parametrize("kind", KINDS, ids=lambda k: k.__name__)
def test_an_id_tells_every_field_apart(kind: type[Record]) -> None:
    fields = fields_of(kind)

    @given(built(kind), st.data())
    def tell(record: Record, data: st.DataObject) -> None:
        field = data.draw(st.sampled_from(sorted(fields)))
        value = data.draw(fields[field])
        assume(value != getattr(record, field))
        other = msgspec.structs.replace(record, **{field: value})
        assert record_id(other) != record_id(record)

    tell()


def floats_in(info: object, seen: set[int]) -> bool:
    """Whether a type can hold a float anywhere."""
    if id(info) in seen:
        return False
    seen.add(id(info))
    if isinstance(info, msgspec.inspect.FloatType):
        return True
    parts = [getattr(info, "item_type", None), *getattr(info, "item_types", ())]
    parts += [*getattr(info, "types", ()), *(f.type for f in getattr(info, "fields", ()))]
    return any(floats_in(p, seen) for p in parts if p is not None)


@pytest.mark.parametrize("kind", [k for k in KINDS if k is not Statement])
def test_only_statements_hold_floats(kind: type[Record]) -> None:
    """The quick road of `canonical` rests on it: a float elsewhere needs mending there too."""
    assert not floats_in(msgspec.inspect.type_info(kind), set())


@pytest.mark.parametrize(
    "record",
    [
        with_relative(float("nan"), None),
        with_relative(None, float("inf")),
        Report(outlet=None, title="\ud800", body=""),
        Report(outlet=None, title="", body="", v=2**60),
        Unrecognised(kind="x", version=1, raw='"\ud800"'),
        Statement(
            report="a",
            content=(),
            manner="say",
            quoted="none",
            events=(
                Event(
                    type="AID",
                    trigger=Span(0, 1),
                    modality="actual",
                    quantities=(Quantity(span=Span(0, 1), unit="person", low=SAFE + 2),),
                ),
            ),
        ),
    ],
)
def test_what_json_cannot_carry_is_refused(record: Record) -> None:
    with pytest.raises(RecordError):
        canonical(record)


def test_text_that_looks_like_a_long_number_is_no_harm() -> None:
    record = Refused(
        subject='":12345678901234567890', reason="no-text", detail=":-1234567890123456"
    )
    assert canonical(record) == rfc8785.dumps(msgspec.to_builtins(record))
    assert decode(canonical(record)) == record


json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-SAFE, SAFE)
    | st.floats(-1e6, 1e6)
    | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(
    st.dictionaries(st.text(max_size=6), json_values, max_size=4),
    st.sampled_from(["report", "statement", "tide-table"]),
    st.integers(1, 9),
)
def test_newer_records_are_kept_as_received(rest: dict[str, Any], kind: str, version: int) -> None:
    assume(kind == "tide-table" or version > 1)
    try:
        data = rfc8785.dumps({**rest, "type": kind, "v": version})
    except rfc8785.CanonicalizationError:
        assume(False)  # noqa: FBT003 - hypothesis has it so
    record = decode(data)
    assert isinstance(record, Unrecognised)
    assert (record.kind, record.version) == (kind, version)
    assert canonical(record) == data
    assert record_id(record) == digest(data)


DEEP = 100_000
HOSTILE = {
    "empty": b"",
    "no object": b"[]",
    "no type": b"{}",
    "type no text": b'{"type":3}',
    "not JSON": b"{type:report}",
    "invalid UTF-8": b'{"body":"\xff","outlet":null,"published":{},"title":"","type":"report"}',
    "invalid UTF-8 in a newer record": b'{"body":"\xff\xfe","type":"x"}',
    "lone surrogate": b'{"body":"\\ud800","outlet":null,"published":{},"title":"","type":"report"}',
    "lone surrogate in a newer record": b'{"body":"\\ud800","type":"x"}',
    "doubled key": b'{"body":"","body":"","outlet":null,"published":{},"title":"","type":"report"}',
    "doubled key in a newer record": b'{"a":1,"a":2,"type":"x"}',
    "doubled type": b'{"type":"report","type":"x"}',
    "white space": b'{"body":"", "outlet":null,"published":{},"title":"","type":"report"}',
    "order": b'{"outlet":null,"body":"","published":{},"title":"","type":"report"}',
    "default written out": b'{"detail":"","reason":"","subject":"","type":"refused","v":1}',
    "unknown field": b'{"body":"","outlet":null,"published":{},"title":"","type":"report","x":1}',
    "wrong type of a field": b'{"body":1,"outlet":null,"published":{},"title":"","type":"report"}',
    "time without offset": b'{"occurred_at":"2024-01-01T00:00:00","resolution":"yes",'
    b'"type":"outcome","warning":""}',
    "version no number": b'{"type":"x","v":"2"}',
    "huge version": b'{"type":"x","v":%s}' % (b"9" * 30),
    "version beyond 64 bits": b'{"type":"x","v":1e400}',
    "huge integer": b'{"n":%s,"type":"x"}' % (b"9" * 5000),
    "integer beyond 2**53": b'{"n":9007199254740993,"type":"x"}',
    "huge span": b'{"detail":"","reason":"","span":[0,%s],"subject":"","type":"refused"}'
    % (b"9" * 400),
    "NaN": b'{"n":NaN,"type":"x"}',
    "infinity": b'{"n":1e999,"type":"x"}',
    "deep": b'{"a":' + b"[" * DEEP + b"]" * DEEP + b',"type":"x"}',
    "deep in a known record": b'{"body":' + b"[" * DEEP + b"]" * DEEP + b',"type":"report"}',
    "deep and broken": b'{"type":"x","a":' + b'{"a":' * DEEP,
    "UTF-16": '{"type":"x"}'.encode("utf-16"),
    "byte order mark": b'\xef\xbb\xbf{"type":"x"}',
    "span turned round": b'{"detail":"","reason":"","span":[5,2],"subject":"","type":"refused"}',
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_bytes_are_refused(name: str) -> None:
    with pytest.raises(RecordError):
        decode(HOSTILE[name])


def settle(data: bytes) -> None:
    """Decode gives a record whose bytes these are, or `RecordError`."""
    try:
        record = decode(data)
    except RecordError:
        return
    assert canonical(record) == data


@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_refused(data: st.DataObject) -> None:
    settle(data)


def parts(kind: type[msgspec.Struct]) -> Iterator[type[msgspec.Struct]]:
    yield kind
    for below in kind.__subclasses__():
        yield from parts(below)


STORED = {
    f"tocsin.records.{name}"
    for name in ("alert", "decisions", "planning", "report", "sharing", "statement", "time")
}
DEFAULT_TEXTS = [
    (kind, field.name, field.default)
    for kind in parts(Value)
    if kind.__module__ in STORED
    for field in msgspec.structs.fields(kind)
    if isinstance(field.default, str) and field.default
]


@pytest.mark.parametrize(
    ("kind", "name", "default"),
    DEFAULT_TEXTS,
    ids=[f"{k.__name__}.{n}" for k, n, _ in DEFAULT_TEXTS],
)
def test_a_default_given_as_an_equal_text_changes_no_bytes(
    kind: type[msgspec.Struct], name: str, default: str
) -> None:
    """msgspec omits a default by identity: a text that was read from a file is another object."""
    copied = "".join(list(default))
    assert copied is not default
    needed = {"span": Span(0, 1), "name": "x", "outlet": None, "title": "", "body": ""}
    given_names = {f.name for f in msgspec.structs.fields(kind) if f.required}
    made = kind(**{k: needed[k] for k in given_names}, **{name: copied})
    plain = kind(**{k: needed[k] for k in given_names})
    assert msgspec.json.encode(made) == msgspec.json.encode(plain)


@given(st.one_of(records, statements), st.data())
def test_changed_bytes_are_read_or_refused(record: Record, data: st.DataObject) -> None:
    good = canonical(record)
    at = data.draw(st.integers(0, len(good)))
    cut = data.draw(st.integers(0, 4))
    put = data.draw(
        st.binary(max_size=4) | st.sampled_from([b'"', b"}", b"1e9", b"null", b"\\u0000"])
    )
    settle(good[:at] + put + good[at + cut :])


@given(json_values)
def test_any_json_is_read_or_refused(value: object) -> None:
    settle(json.dumps(value).encode())
    settle(json.dumps({"type": "statement", "x": value}).encode())


def test_a_corrected_statement_travels_inside_a_judgement() -> None:
    statement = with_relative(24.0, 48.0)
    judgement = Judgement(
        subject="s", verdict="corrected", reason="r", value=canonical(statement).decode()
    )
    again = decode(canonical(judgement))
    assert isinstance(again, Judgement)
    assert decode((again.value or "").encode()) == statement
