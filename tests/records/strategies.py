"""Records of every kind for hypothesis, built from the types' own declarations."""

import types
import typing
from datetime import UTC, date, datetime, timedelta, timezone

import msgspec
from hypothesis import strategies as st

from tocsin.records import (
    Entry,
    Known,
    Record,
    Report,
    Span,
    Statement,
    TimeRange,
    Unrecognised,
    Window,
    decode,
)

KINDS = Known.__args__
SAFE = 2**53 - 1
"""Largest integer that JSON carries everywhere (RFC 7493 section 2.2)."""

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
offsets = st.integers(-14 * 60, 14 * 60).map(lambda m: timezone(timedelta(minutes=m)))
instants = st.datetimes(
    min_value=datetime(1900, 1, 1),  # noqa: DTZ001 - the offset is drawn
    max_value=datetime(2200, 1, 1),  # noqa: DTZ001 - same
    timezones=offsets,
)
spans = st.tuples(st.integers(0, 500), st.integers(0, 500)).map(lambda p: Span(min(p), max(p)))
floats = st.one_of(
    st.floats(allow_nan=False, allow_infinity=False),
    st.integers(-200, 200).map(float),
    st.sampled_from([0.0, -0.0, 1e15, 1e16, 1e-4, 1e-5, 1e21, -1.5]),
)
integers = st.integers(-SAFE, SAFE)


def ordered(kind: type) -> st.SearchStrategy[typing.Any]:
    """A kind with `earliest` and `latest` in their order."""

    def settle(pair: tuple, rest: dict) -> object:
        low, high = pair
        if low and high and low > high:
            low, high = high, low
        return kind(earliest=low, latest=high, **rest)

    ends = st.tuples(st.none() | instants, st.none() | instants)
    rest = {f: s for f, s in fields_of(kind).items() if f not in ("earliest", "latest")}
    return st.builds(settle, ends, st.fixed_dictionaries({}, optional=rest))


def of(hint: object) -> st.SearchStrategy[typing.Any]:  # noqa: PLR0911 - one line a kind of type
    """Values of a type as msgspec reads its annotation."""
    if hint in SIMPLE:
        return SIMPLE[hint]
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if origin is typing.Annotated:
        return of(args[0])
    if origin is typing.Literal:
        return st.sampled_from(args)
    if origin in (typing.Union, types.UnionType):
        return st.one_of(*map(of, args))
    if origin is tuple and args[-1] is Ellipsis:
        return st.lists(of(args[0]), max_size=3).map(tuple)
    if origin is tuple:
        return st.tuples(*map(of, args))
    if hint in (TimeRange, Window):
        return ordered(hint)
    return built(hint)


SIMPLE = {
    str: texts,
    int: integers,
    bool: st.booleans(),
    float: floats,
    type(None): st.none(),
    datetime: instants,
    date: st.dates(),
    Span: spans,
}


def fields_of(kind: type) -> dict[str, st.SearchStrategy[typing.Any]]:
    """A strategy per field; the version stays what the code writes."""
    hints = typing.get_type_hints(kind, include_extras=True)
    return {f: of(hints[f]) for f in kind.__struct_fields__ if f != "v"}


def built(kind: type) -> st.SearchStrategy[typing.Any]:
    """Structs of a kind, with any of their optional fields left out."""
    found = fields_of(kind)
    needed = {
        f.name
        for f in msgspec.structs.fields(kind)
        if f.default is msgspec.NODEFAULT and f.default_factory is msgspec.NODEFAULT
    }
    return st.fixed_dictionaries(
        {f: s for f, s in found.items() if f in needed},
        optional={f: s for f, s in found.items() if f not in needed},
    ).map(lambda d: kind(**d))


records = st.one_of(*map(built, KINDS))
reports = built(Report)
statements = built(Statement)


def newer(number: int = 1) -> Unrecognised:
    """A record of a kind this code does not know."""
    found = decode(b'{"number":%d,"type":"tide-table","v":3}' % number)
    assert isinstance(found, Unrecognised)
    return found


unrecognised = st.integers(0, 50).map(newer)
anything: st.SearchStrategy[Record] = st.one_of(records, unrecognised)
START = datetime(2026, 1, 1, tzinfo=UTC)


def small(number: int) -> Record:
    """A small record, another one for every number."""
    if number % 5 == 4:
        return newer(number)
    return Report(outlet="The Gull", title=f"Ferry {number}", body="It sailed. \x00 é 😀")


__all__ = ["Entry", "anything", "built", "instants", "records", "small", "statements"]
