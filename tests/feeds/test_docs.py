"""What docs/feeds.md says is so."""

import re
import subprocess
import sys
from pathlib import Path

import msgspec

from tocsin.feeds import FIELDS, Limits
from tocsin.feeds.errors import REASONS
from tocsin.feeds.kinds import SUFFIXES

DOCS = (Path(__file__).resolve().parents[2] / "docs" / "feeds.md").read_text(encoding="utf-8")


def test_the_example_prints_what_it_says(tmp_path: Path) -> None:
    [code] = re.findall(r"```python\n(.*?)```", DOCS, re.DOTALL)
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, check=True, text=True
    )
    assert [f"# {line}" for line in done.stdout.splitlines()] == re.findall(
        r"^# \w+ \|.*", code, re.MULTILINE
    )


def test_every_limit_reason_field_and_ending_is_documented() -> None:
    named = [f.name for f in msgspec.structs.fields(Limits)]
    for word in [*named, *REASONS.values(), *FIELDS]:
        assert f"`{word}`" in DOCS, word
    for suffix in set(SUFFIXES) - {".text"}:
        assert f"`{suffix}`" in DOCS, suffix
