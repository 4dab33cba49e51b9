"""Who a phrase by itself stands for: the same resolution as inside a report."""

from collections.abc import Mapping

from tocsin.read.parties.resolve import Parties
from tocsin.records import Basis, Identity, Span

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
    "setting": "context",
    "site": "context",
}
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})


CARRIER = " said so."
"""What a phrase is followed by when it is parsed: a parser trained on sentences reads it as the
subject that it is there ("Boko Haram gunmen", not a sentence of its own)."""


def identity(parties: Parties, phrase: str, about: str | None) -> Identity:
    """Who `phrase`, followed by `CARRIER` in the text of `parties`, stands for.

    `about` is the country it is said of.
    """
    parties.names.say_about(about)
    words = " ".join(phrase.split())
    guess = parties.guesses(_head(parties, Span(0, len(phrase))))[0]
    known = guess.country or guess.sector
    basis = _BASES.get(guess.kind, "role") if known else None
    if guess.kind == "person" and guess.name and parties.names.serving(guess.name) is not None:
        basis = "office"
    return Identity(
        phrase=words,
        name=guess.name or words,
        country=guess.country,
        sector=guess.sector,
        second=guess.second,
        basis=basis,
    )


def _head(parties: Parties, span: Span) -> int:
    """The noun that governs the others; where the parse has none, the last word before "of".

    A phrase that is one known name as a whole is that name.
    """
    tree, mention = parties.tree, parties.names.mention
    inside = tree.within(span)
    outer = [i for i in inside if tree.head[i] not in inside or tree.head[i] == i]
    found = [i for i in outer if tree.pos[i] in _NOUNS and tree.dep[i] in _SUBJECTS]
    found = found or [i for i in outer if tree.pos[i] in _NOUNS] or _nouns(parties, outer) or outer
    return next((i for i in found if i in mention), found[0])


def _nouns(parties: Parties, outer: list[int]) -> list[int]:
    """The head, where the parse took the word before it for its verb: "crowd control police"."""
    tree = parties.tree
    own = tree.child(outer[0], ("dobj",))
    return [own] if own is not None and own > outer[0] else []
