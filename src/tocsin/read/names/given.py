"""First names: those of everybody the world knows, and those that are words as well."""

from functools import lru_cache

from tocsin.vocabulary import World
from tocsin.vocabulary.name_words import name_words


@lru_cache(maxsize=8)
def given_names(world: World) -> frozenset[str]:
    """First names in lower case."""
    words = name_words()
    known = (name.split()[0].lower() for name in world.persons if " " in name)
    return frozenset(known) - words.titles - words.particles | words.given
