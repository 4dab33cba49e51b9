"""What all tests share."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def shared() -> Path:
    """The shared data beside the checkout; missing, the test is skipped, except in CI."""
    path = Path(os.environ.get("TOCSIN_SHARED", ROOT.parent / "shared"))
    if not path.is_dir():
        if os.environ.get("CI"):
            pytest.fail(f"shared data missing: {path}; set TOCSIN_SHARED")
        pytest.skip(f"shared data missing: {path}; set TOCSIN_SHARED to measure")
    return path
