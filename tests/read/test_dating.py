"""Bounds on undated reports from offices, dates, datelines and the moment of receipt."""

import json
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from tocsin.read.dating import date_bounds
from tocsin.records import Dating, Report, TimeRange
from tocsin.vocabulary import World, base_world, parse_world

CASES = Path(__file__).resolve().parents[1] / "cases" / "dating"
LOCAL = timezone(timedelta(hours=2))


@pytest.fixture(scope="module")
def world() -> World:
    return parse_world((CASES / "world.yaml").read_text(encoding="utf-8"), "world.yaml")


def dated(world: World, text: str, received: datetime | None = None) -> Dating:
    return date_bounds(Report(outlet="Velmar Post", title="", body=text), world, received)


def days(dating: Dating) -> tuple[str | None, str | None]:
    ends = dating.published.earliest, dating.published.latest
    return tuple(e.date().isoformat() if e else None for e in ends)  # pyright: ignore[reportReturnType]


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("Defence Minister Ola Fennick spoke.", ("2022-06-01", "2023-10-01")),
        ("Ola Fennick, Ostrany's defence minister, spoke.", ("2022-06-01", "2023-10-01")),
        ("The defense minister, Ola Fennick, spoke.", ("2022-06-01", "2023-10-01")),
        (
            "Defence Minister Ola Fennick met President Tam Orwick.",
            ("2023-01-01", "2023-10-01"),
        ),
        ("Defence Minister Fennick met President Orwick.", ("2023-01-01", "2023-10-01")),
        ("The former defence minister Bren Tallow spoke.", ("2022-05-31", None)),
        ("Ola Fennick spoke.", (None, None)),
        ("Deputy Defence Minister Ola Fennick spoke.", (None, None)),
        ("In 2021 Defence Minister Bren Tallow resigned.", ("2020-12-31", None)),
        ("Shots were fired on 10 March 2021.", ("2021-03-09", None)),
        ("A vote will be held on 10 March 2021.", (None, "2021-03-12")),
        (
            "The vote was to be held on 10 March 2021, but it would be put off.",
            ("2021-03-09", None),
        ),
        ("Nothing here says when.", (None, None)),
        ("The new defence minister, Ilsa Marrow, spoke.", ("2023-10-01", "2024-10-01")),
        ("Crowds came to the funeral of the late Bren Tallow.", ("2022-05-31", None)),
        ("Bren Tallow's assassination shook Velmar.", ("2022-05-31", None)),
        ("A plot against the life of Bren Tallow failed.", (None, None)),
        ("The attempted killing of Bren Tallow failed.", (None, None)),
        ("The killing of Ola Fennick and Ilsa Marrow shook Velmar.", ("2023-09-30", None)),
        ("The Quill government is quietly weighing its answer.", ("2019-01-01", "2023-01-01")),
        ("The Quill government was weak.", (None, None)),
    ],
)
def test_bounds(world: World, text: str, ends: tuple[str | None, str | None]) -> None:
    assert days(dated(world, text)) == ends


KNOWN = """\
schema: tocsin-world/1
countries:
- code: VEL
  name: Velmar
  utc_offset: "+02:00"
  offices:
  - office: Defence Minister
    holders:
    - {name: "Ola Fennick", from: 2022-06-01, seen: 2023-08-20}
  - office: Foreign Minister
    holders:
    - {name: "Bren Tallow", from: 2021-02-01, seen: 2024-02-10}
"""


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("Defence Minister Ola Fennick spoke.", ("2022-06-01", "2024-02-11")),
        ("Defence Minister Ola K. Fennick spoke.", ("2022-06-01", "2024-02-11")),
        ("Foreign Minister Bren Tallow met Ola Fennick.", ("2021-02-01", "2024-02-11")),
        (
            "Defence Minister Ola Fennick spoke. A vote was held on 3 May 2025.",
            ("2025-05-02", None),
        ),
        ("Ola Fennick spoke.", (None, None)),
    ],
)
def test_those_still_in_office_bound_as_far_as_the_tables_reach(
    text: str, ends: tuple[str | None, str | None]
) -> None:
    assert days(dated(parse_world(KNOWN, "known.yaml"), text)) == ends


def test_the_reach_of_the_tables_gives_way_to_a_receipt() -> None:
    world, received = parse_world(KNOWN, "known.yaml"), datetime(2026, 5, 1, tzinfo=UTC)
    dating = dated(world, "Defence Minister Ola Fennick spoke.", received)
    assert dating.published.latest == received


def test_receipt_is_an_upper_bound(world: World) -> None:
    received = datetime(2024, 5, 1, tzinfo=UTC)
    dating = dated(world, "Defence Minister Ilsa Marrow spoke.", received)
    assert dating.published.latest == received
    assert dating.published.earliest == datetime(2023, 10, 1, tzinfo=LOCAL)
    assert len(dating.grounds) == 2


def test_contradictory_grounds_bound_nothing(world: World) -> None:
    received = datetime(2024, 5, 1, tzinfo=UTC)
    text = "Defence Minister Bren Tallow met President Tam Orwick."
    dating = dated(world, text, received)
    assert (dating.published.earliest, dating.published.latest) == (None, received)
    assert "contradictory" in dating.grounds[0]
    assert any("Tallow" in g for g in dating.grounds)
    assert any("Orwick" in g for g in dating.grounds)


def test_a_dateline_gives_the_day(world: World) -> None:
    dating = dated(world, "VELMAR, 4 June 2023 (Wire) - The bridge fell.")
    start = datetime(2023, 6, 4, tzinfo=LOCAL)
    assert dating.published == TimeRange(
        earliest=start, latest=start + timedelta(days=1), basis="dateline"
    )


def test_a_printed_date_stays(world: World) -> None:
    at = TimeRange.at(datetime(2024, 9, 11, tzinfo=UTC), "header")
    report = Report(outlet=None, title="", body="Defence Minister Bren Tallow.", published=at)
    assert date_bounds(report, world, None).published == at


@pytest.mark.shared
def test_seeds_are_dated_by_offices(shared: Path) -> None:
    """The months they come from lie inside; where both ends are known, less than two years."""
    months = {"000": "2024-04-11", "001": "2026-02-03", "002": "2024-08-04"}
    base = base_world()
    for file in sorted((shared / "cases" / "seeds").glob("*.txt")):
        report = Report(outlet=None, title="", body=file.read_text(encoding="utf-8"))
        true = datetime.fromisoformat(months[file.name[:3]]).replace(tzinfo=UTC)
        received = true + timedelta(days=180)
        for moment in (received, None):
            found = date_bounds(report, base, moment).published
            assert found.earliest is not None
            assert found.latest is not None
            assert found.earliest <= true <= found.latest
            assert found.latest - found.earliest < timedelta(days=2 * 365)


def _read(path: Path) -> Report:
    head, _, body = path.read_text(encoding="utf-8").partition("\n\n")
    fields = dict(line.split(": ", 1) for line in head.splitlines())
    return Report(outlet=fields.get("Outlet"), title=fields["Title"], body=body)


@pytest.mark.shared
def test_exercise_newsrooms_contain_the_true_time(shared: Path) -> None:
    folder = shared / "cases" / "exercise"
    world = parse_world((folder / "world.yaml").read_text(encoding="utf-8"), "world.yaml")
    for truth in sorted(folder.glob("crisis-*/truth.json")):
        for item in json.loads(truth.read_text(encoding="utf-8"))["undated"]:
            report = _read(truth.parent / "reports" / f"{item['report']}.txt")
            found = date_bounds(report, world, None).published
            when = datetime.fromisoformat(item["true_published"])
            assert found.earliest is None or found.earliest <= when, item["report"]
            assert found.latest is None or when <= found.latest, item["report"]
