from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.fuse.build import WORLD, build
from tocsin.fuse import fuse
from tocsin.records import Development

CASES = yaml.safe_load(
    (Path(__file__).parents[1] / "cases/fuse/origins.yaml").read_text(encoding="utf-8")
)


def seen(d: Development) -> dict[str, Any]:
    found: dict[str, Any] = {
        "reports": d.counts.reports,
        "publishers": d.counts.publishers,
        "origins": d.counts.origins,
        "unknown": d.counts.unknown_origin,
        "status": d.status,
    }
    if d.contradictions:
        found["disputes"] = [c.attribute for c in d.contradictions]
    return found


@pytest.mark.parametrize("given", CASES, ids=[c["name"] for c in CASES])
def test_case(given: dict[str, Any]) -> None:
    case = build(given)
    fused = fuse(case.reports, case.statements, WORLD, {})
    assert [seen(d) for d in fused.developments] == case.expect["developments"]
    for d in fused.developments:
        keys = {o.key for o in d.origins}
        assert {m.origin for m in d.members} - {""} <= keys
        assert all(e.evidence and e.taker in case.reports for e in d.lineage)
        assert all(m.quote.text in case.reports[m.quote.report].text for m in d.members)
