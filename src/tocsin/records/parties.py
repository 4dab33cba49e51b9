"""Who a phrase stands for, as far as it is known."""

from typing import Literal

from tocsin.records.base import Value

Basis = Literal["office", "name", "role", "demonym", "place", "context"]
"""What an answer rests on: an office held on the day, a known name, a role or body ("the army of
Chile"), a people, a place that stands for who governs it, or the country that was given along."""


class Identity(Value, frozen=True, kw_only=True):
    """Who a phrase stands for. An unknown party keeps its words as name and nothing else."""

    phrase: str
    """The words asked about."""
    name: str
    """Canonical name of a person, office, group, body or country where known, else the words."""
    country: str | None = None
    """ISO 3166-1 alpha-3, UNO, IGO, EUR, NGO, or a world overlay's code."""
    sector: str | None = None
    """PLOVER sector code."""
    second: str | None = None
    """A second sector: MIL for a defence minister (GOV), JRN for a state news agency (GOV)."""
    basis: Basis | None = None
    """What the answer rests on; None for an unknown party."""
