"""Assessing: from developments that lie ahead to early warnings that can be checked.

`assess(material, world, as_of)` gathers statements about one thing that may happen under one
question, reads a number and a window from each origin's words, pools them by origin, and says how
likely it is, how good the basis is, and what would change it. Pure and deterministic.
"""

from tocsin.assess.assessing import assess
from tocsin.assess.material import Material
from tocsin.assess.phrasing import mixes
from tocsin.vocabulary import likelihood

__all__ = ["Material", "assess", "likelihood", "mixes"]
