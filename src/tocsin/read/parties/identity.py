"""Who a phrase by itself stands for: the same resolution as inside a report."""

from collections.abc import Mapping

from tocsin.read.parties.resolve import Parties
from tocsin.records import Basis, Identity

_BASES: Mapping[str, Basis] = {
    "person": "name",
    "country": "name",
    "office": "name",
    "group": "name",
    "force": "name",
    "institution": "name",
    "alliance": "name",
    "outlet": "name",
    "sea": "place",
    "place": "place",
    "capital": "place",
    "demonym": "demonym",
    "holder": "office",
    "setting": "context",
    "site": "context",
}
_NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})


def identity(parties: Parties, about: str | None) -> Identity:
    """Who the whole text of `parties` stands for; `about` is the country it is said of."""
    parties.names.about = about
    text = " ".join(parties.tree.text.split())
    head = _head(parties)
    if head is None:
        return Identity(phrase=text, name=text)
    guess = parties.guesses(head)[0]
    known = guess.country or guess.sector
    return Identity(
        phrase=text,
        name=guess.name or text,
        country=guess.country,
        sector=guess.sector,
        second=guess.second,
        basis=_BASES.get(guess.kind, "role") if known else None,
    )


def _head(parties: Parties) -> int | None:
    """The noun that governs the others; None where there is none."""
    tree = parties.tree
    for i in range(len(tree)):
        if tree.head[i] == i:
            below = sorted(tree.subtree(i)) if tree.pos[i] not in _NOUNS else [i]
            found = next((k for k in below if tree.pos[k] in _NOUNS), None)
            if found is not None:
                return found
    return None
