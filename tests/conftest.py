"""What all tests share."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parents[1]
PATIENCE = 300
"""Seconds after which something counts as hanging: no test measures by them."""

# No deadlines: a busy machine is no fault. In CI the same examples every time.
settings.register_profile("desk", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "desk")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The shared data beside the checkout; missing, the test is skipped, except in CI."""
    path = Path(os.environ.get("TOCSIN_SHARED", ROOT.parent / "shared"))
    if not path.is_dir():
        if os.environ.get("CI"):
            pytest.fail(f"shared data missing: {path}; set TOCSIN_SHARED")
        pytest.skip(f"shared data missing: {path}; set TOCSIN_SHARED to measure")
    return path
