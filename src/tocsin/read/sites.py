"""Sites that are called by less than their name."""

from functools import lru_cache

from tocsin.vocabulary import Place, World


@lru_cache(maxsize=4096)
def airport_of(words: str, world: World) -> Place | None:
    """The airport with a name given to it: "Ben Gurion", "Jomo Kenyatta"; None without one."""
    for form in (f"{words} Airport", f"{words} International Airport"):
        found = world.find(form)
        if len(found) == 1 and found[0].span.end == len(form) and found[0].span.start == 0:
            place = world.places.get(found[0].key)
            if place is not None and place.kind == "site":
                return place
    return None
