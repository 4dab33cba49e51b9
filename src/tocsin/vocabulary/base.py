"""The packaged real world: what a desk knows before anybody adds to it.

Its YAML files are written in the form that users write (docs/world.md); cities, bodies and
tenures, which are many, come from tab-separated files. Every file names its source and licence at
its head.
"""

from functools import cache
from typing import Any

from tocsin.vocabulary.codes import known_codes
from tocsin.vocabulary.entities import Place
from tocsin.vocabulary.merging import KINDS
from tocsin.vocabulary.overlay import parse_world
from tocsin.vocabulary.package import package_rows, package_text
from tocsin.vocabulary.tables import (
    cities,
    landmark_forms,
    landmarks,
    offices,
    organisations,
    regions,
    spellings,
)
from tocsin.vocabulary.world import World

__all__ = ["base_world", "known_codes"]

FILES = (
    "countries.yaml",
    "places.yaml",
    "bodies.yaml",
    "groups.yaml",
    "forces.yaml",
    "outlets.yaml",
)


@cache
def base_world() -> World:
    """The packaged world, loaded at first use (a fraction of a second) and kept.

    Raises `VocabularyError` with file and line when the packaged data does not hold.
    """
    parts = [parse_world(package_text(name), name) for name in FILES]
    found: dict[str, Any] = {
        kind: {k: v for part in parts for k, v in getattr(part, kind).items()} for kind in KINDS
    }
    listed: dict[str, Place] = found["places"]
    found["places"] = {
        **regions(package_rows("regions.tsv", 2)),
        **cities(package_rows("cities.tsv", 6), listed),
        **landmarks(package_rows("landmarks.tsv", 6), landmark_forms(), listed),
        **listed,
    }
    for kind, listed_bodies in organisations(package_rows("organisations.tsv", 5)).items():
        found[kind] = {**listed_bodies, **found[kind]}
    found["offices"] = offices(package_rows("offices.tsv", 8), found["offices"])
    found["spellings"] = spellings(package_rows("spellings.tsv", 2))
    return World(**found)
