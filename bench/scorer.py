"""Loads a scorer script that lies beside the data, so that its figures are used as they are."""

import importlib.util
from contextlib import suppress
from pathlib import Path
from types import ModuleType

from bench.measure import DataMissing, shared


def load_scorer(part: str, data: Path | None) -> ModuleType:
    """`score.py` of the shared folder `part`, else the one in the data folder itself."""
    places = [data / "score.py"] if data else []
    with suppress(DataMissing):
        places.insert(0, shared(part) / "score.py")
    for place in places:
        if place.is_file():
            return script(place)
    raise DataMissing(f"scorer missing: looked for {', '.join(map(str, places)) or part}")


def script(path: Path) -> ModuleType:
    """A scorer's file as a module."""
    spec = importlib.util.spec_from_file_location(f"scorer_{path.parent.name}_{path.stem}", path)
    if spec is None or spec.loader is None:
        raise DataMissing(f"scorer cannot be loaded: {path}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
