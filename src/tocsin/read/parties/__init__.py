"""Parties: who a noun phrase of a report stands for."""

from tocsin.read.parties.identity import CARRIER, identity
from tocsin.read.parties.names import Guess
from tocsin.read.parties.resolve import Parties
from tocsin.read.parties.tree import Tree, tree_of

__all__ = ["CARRIER", "Guess", "Parties", "Tree", "identity", "tree_of"]
