"""Many reports in one file: .jsonl, .json, .csv and .tsv with a column mapping."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from typing import cast

import msgspec

from tocsin.feeds.dates import from_epoch
from tocsin.feeds.errors import BadMapping, Malformed, TooMany, refused
from tocsin.feeds.names import names
from tocsin.feeds.options import FIELDS, Options
from tocsin.feeds.raw import Draft, Item, Raw, digest_of, finish
from tocsin.feeds.streams import rejoin
from tocsin.feeds.text import clean, decode, encoding_of, require_text
from tocsin.records import FeedError, TimeRange, TooLarge

Row = Mapping[str, object]

_SAMPLE = 65_536
_DELIMITERS = ",;\t|"


def parse_jsonl(raw: Raw, options: Options) -> Iterator[Item]:
    """The reports of a file with one JSON object a line."""
    limit = options.limits.file_bytes
    for number, line in enumerate(_lines(raw, limit), 1):
        where = f"{raw.name}:{number}"
        if len(line) > limit:
            yield refused(where, TooLarge(f"a line longer than {limit:,} characters; shorten it"))
            return
        if not line.strip():
            continue
        if number > options.limits.items:
            yield _too_many(raw, options)
            return
        yield from _json_line(raw, where, line, options)


def _json_line(raw: Raw, where: str, line: str, options: Options) -> Iterator[Item]:
    try:
        row = _json(line)
        if not isinstance(row, dict):
            raise Malformed('no JSON object; write one object a line: {"title": ..., "body": ...}')
        digest = digest_of(line.strip().encode("utf-8", "replace"))
        for inner in _rows_of_line(cast("Row", row), options):
            yield from _row(raw, where, inner, (digest, options))
    except FeedError as error:
        yield refused(where, error)


def _rows_of_line(row: Row, options: Options) -> list[Row]:
    """The row itself; the rows of its list when it holds nothing else."""
    stated = any(_guess(row, field, options) for field in ("title", "body"))
    return [row] if stated else _json_rows(row)


def _json(text: str) -> object:
    try:
        return cast("object", msgspec.json.decode(text.strip().lstrip("\ufeff")))
    except (msgspec.DecodeError, RecursionError, UnicodeEncodeError, ValueError) as error:
        raise Malformed(f"no valid JSON: {error}") from error


def parse_json(raw: Raw, options: Options) -> Iterator[Item]:
    """The reports of one JSON document: a list of objects, or an object with such a list."""
    data = raw.read(options.limits.file_bytes)
    rows = _json_rows(_json(decode(data, raw.charset)))
    for number, row in enumerate(rows, 1):
        if number > options.limits.items:
            yield _too_many(raw, options)
            return
        where = f"{raw.name}#{number}"
        try:
            digest = digest_of(msgspec.json.encode(row, order="sorted"))
            yield from _row(raw, where, row, (digest, options))
        except FeedError as error:
            yield refused(where, error)


def _json_rows(document: object) -> list[Row]:
    """The objects of a list, of the first list of objects in an object, or the object itself."""
    if isinstance(document, dict):
        values = cast("dict[str, object]", document)
        found = [_objects(v) for v in values.values()]
        return next((rows for rows in found if rows), [values])
    rows = _objects(document)
    if not rows:
        raise Malformed("no list of JSON objects; write [{...}, ...] or one object a line (.jsonl)")
    return rows


def _objects(value: object) -> list[Row]:
    """The objects of a list; empty for anything else."""
    values = cast("list[object]", value) if isinstance(value, list) else []
    return [cast("Row", v) for v in values if isinstance(v, dict)]


def parse_csv(raw: Raw, options: Options) -> Iterator[Item]:
    """The reports of a table with a header line; comma, semicolon, tab or bar between columns."""
    limit = options.limits.file_bytes
    _ = csv.field_size_limit(max(csv.field_size_limit(), limit))  # never lowers what others set
    lines = _bounded(_lines(raw, limit), limit)
    first = next(lines, "")
    reader = csv.reader(_chain(first, lines), delimiter=_delimiter(first))
    try:
        header = next(reader, cast("list[str]", []))
        columns = [clean(name).strip() for name in header]
        _require_columns(columns, options)
        for number, cells in enumerate(reader, 1):
            if number > options.limits.items:
                yield _too_many(raw, options)
                return
            if any(cell.strip() for cell in cells):
                yield from _csv_row(raw, number, dict(zip(columns, cells, strict=False)), options)
    except csv.Error as error:
        raise Malformed(f"table breaks off at line {reader.line_num}: {error}; mend it") from error


def _csv_row(raw: Raw, number: int, row: dict[str, str], options: Options) -> Iterator[Item]:
    where = f"{raw.name}:row {number}"
    try:
        digest = digest_of(
            msgspec.json.encode({k: clean(v) for k, v in row.items()}, order="sorted")
        )
        yield from _row(raw, where, row, (digest, options))
    except FeedError as error:
        yield refused(where, error)


def _lines(raw: Raw, limit: int) -> Iterator[str]:
    """Lines of text; one longer than `limit` comes cut at `limit` + 1 characters."""
    head = raw.stream.read(_SAMPLE)
    mark, encoding = encoding_of(head, raw.charset, whole=False)
    require_text(head[mark:].decode(encoding, "replace"))
    joined = rejoin(head[mark:], raw.stream)
    text = io.TextIOWrapper(joined, encoding, errors="replace", newline=None)
    while line := text.readline(limit + 1):
        yield line


def _bounded(lines: Iterable[str], limit: int) -> Iterator[str]:
    for line in lines:
        if len(line) > limit:
            raise TooLarge(f"a line longer than {limit:,} characters; split the table")
        yield line.replace("\x00", "")


def _chain(first: str, rest: Iterable[str]) -> Iterator[str]:
    yield first
    yield from rest


def _delimiter(header: str) -> str:
    """The delimiter that parts the header line most often."""
    return max(_DELIMITERS, key=header.count)


def _require_columns(columns: list[str], options: Options) -> None:
    missing = [c for c in options.mapping.values() if c not in columns]
    named = ", ".join(columns)[:300]
    if missing:
        raise BadMapping(f"no column {missing[0]!r}; there are: {named}")
    if not any(_guess(dict.fromkeys(columns), field, options) for field in ("title", "body")):
        raise BadMapping(
            f"no column looks like title or body; there are: {named}; map one: --map body=COLUMN"
        )


def _guess(row: Row, field: str, options: Options) -> str | None:
    """The column for a field: as mapped, else the first that is called like it."""
    if field in options.mapping:
        return options.mapping[field]
    taken = set(options.mapping.values())
    found = {_plain(name): name for name in reversed(list(row)) if name not in taken}
    return next((found[guess] for guess in names().columns[field] if guess in found), None)


def _plain(name: str) -> str:
    return "".join(filter(str.isalnum, name.lower()))


def _row(raw: Raw, where: str, row: Row, context: tuple[str, Options]) -> Iterator[Item]:
    """The report of one row. Raises `FeedError`."""
    digest, options = context
    columns = {field: _guess(row, field, options) for field in FIELDS}
    values = {field: _value(row, column) for field, column in columns.items()}
    named = Raw(name=where, stream=raw.stream, captured=raw.captured)
    if not (values["title"] or values["body"]):
        raise BadMapping(
            f"no title and no body; there are: {', '.join(map(str, row))[:300] or 'none'}; "
            "map a column: --map body=COLUMN"
        )
    draft = Draft(
        title=_text(values["title"]),
        body=_text(values["body"]),
        outlet=_text(values["outlet"]) or None,
        published=_date(values["published"]),
        basis="column",
        url=_text(values["url"]) or None,
        language=_text(values["language"]) or None,
    )
    return finish(named, draft, digest, options)


def _value(row: Row, column: str | None) -> object:
    """The value of a column; a dot goes into nested objects when no column has that very name."""
    if column is None or column in row:
        return row.get(column) if column else None
    value: object = row
    for part in column.split("."):
        value = cast("Row", value).get(part) if isinstance(value, dict) else None
    return value


def _text(value: object) -> str:
    """A value as text: an object by its name, a list by its lines."""
    if isinstance(value, dict):
        named = cast("Row", value)
        return _text(named.get("name") or named.get("title") or named.get("text"))
    if isinstance(value, list):
        lines = [v for v in cast("list[object]", value) if isinstance(v, str)]
        return "\n\n".join(lines)
    return value if isinstance(value, str) else "" if value is None else str(value)


def _date(value: object) -> TimeRange | str | None:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return from_epoch(value, "column") or str(value)
    return _text(value) or None


def _too_many(raw: Raw, options: Options) -> Item:
    return refused(
        raw.name,
        TooMany(f"more than {options.limits.items:,} items; split it or raise the limit items"),
    )
