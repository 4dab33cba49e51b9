"""Laws of fusing: order, copies and duplicates change nothing; the index equals from-scratch."""

from pathlib import Path
from random import Random

import msgspec
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fuse.build import WORLD, Case, build
from tocsin.fuse import Fused, FuseIndex, fuse
from tocsin.records import Report, Statement, TimeRange, Voice, record_id

CASES: list[Case] = [
    build(case)
    for case in yaml.safe_load(
        (Path(__file__).parents[1] / "cases/fuse/origins.yaml").read_text(encoding="utf-8")
    )
]
REPORTS: dict[str, Report] = {k: r for case in CASES for k, r in case.reports.items()}
STATEMENTS: list[tuple[str, Statement]] = [s for case in CASES for s in case.statements]


def of(key: str) -> list[tuple[str, Statement]]:
    return [(sid, s) for sid, s in STATEMENTS if s.report == key]


def same(a: Fused, b: Fused) -> bool:
    return a == b and msgspec.json.encode(a.developments) == msgspec.json.encode(b.developments)


some = st.lists(st.sampled_from(sorted(REPORTS)), min_size=1, max_size=14, unique=True)


@settings(max_examples=40, deadline=None)
@given(some, st.randoms(use_true_random=False))
def test_order_of_arrival_changes_nothing(keys: list[str], chance: Random) -> None:
    shuffled = list(keys)
    chance.shuffle(shuffled)
    statements = [s for k in keys for s in of(k)]
    other = [s for k in reversed(shuffled) for s in of(k)]
    a = fuse({k: REPORTS[k] for k in keys}, statements, WORLD, {})
    b = fuse({k: REPORTS[k] for k in shuffled}, other, WORLD, {})
    assert same(a, b)


@settings(max_examples=40, deadline=None)
@given(some)
def test_incremental_equals_from_scratch(keys: list[str]) -> None:
    index = FuseIndex(WORLD)
    for at in range(len(keys)):
        index.add(REPORTS[keys[at]], of(keys[at]))
        there = keys[: at + 1]
        scratch = fuse({k: REPORTS[k] for k in there}, [s for k in there for s in of(k)], WORLD, {})
        assert same(index.fused(), scratch)


@settings(max_examples=25, deadline=None)
@given(some)
def test_duplicates_of_one_report_change_nothing(keys: list[str]) -> None:
    index, twice = FuseIndex(WORLD), FuseIndex(WORLD)
    for k in keys:
        index.add(REPORTS[k], of(k))
        twice.add(REPORTS[k], of(k))
        twice.add(REPORTS[k], of(k))
    assert same(index.fused(), twice.fused())


def copied(key: str, outlet: str) -> tuple[Report, list[tuple[str, Statement]]]:
    """The same text a day later elsewhere, read the same way."""
    report = REPORTS[key]
    later = report.published.latest
    copy = msgspec.structs.replace(
        report,
        outlet=outlet,
        published=TimeRange(earliest=later, latest=None, basis="header"),
    )
    made = [msgspec.structs.replace(s, report=record_id(copy)) for _, s in of(key)]
    return copy, [(record_id(s), s) for s in made]


@settings(max_examples=25, deadline=None)
@given(st.sampled_from(CASES), st.integers(0, 5))
def test_a_verbatim_copy_never_raises_the_count(case: Case, at: int) -> None:
    keys = sorted(case.reports)
    key = keys[at % len(keys)]
    before = fuse(case.reports, case.statements, WORLD, {})
    report, made = copied(key, "Daily Copy")
    after = fuse({**case.reports, record_id(report): report}, [*case.statements, *made], WORLD, {})
    assert len(after.developments) == len(before.developments)
    for a, b in zip(before.developments, after.developments, strict=True):
        assert b.counts.origins <= a.counts.origins


@settings(max_examples=25, deadline=None)
@given(st.sampled_from(CASES), st.integers(0, 5))
def test_unknown_never_raises_the_count(case: Case, at: int) -> None:
    keys = sorted(case.reports)
    report, made = copied(keys[at % len(keys)], "Daily Rumour")
    nobody = (Voice(kind="unknown", named=False),)
    rumours = [msgspec.structs.replace(s, voices=nobody) for _, s in made]
    before = fuse(case.reports, case.statements, WORLD, {})
    after = fuse(
        {**case.reports, record_id(report): report},
        [*case.statements, *((record_id(s), s) for s in rumours)],
        WORLD,
        {},
    )
    assert sum(d.counts.origins for d in after.developments) <= sum(
        d.counts.origins for d in before.developments
    )
