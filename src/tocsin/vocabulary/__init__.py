"""Vocabulary: data validated at load, and the world as far as it is known.

from tocsin.vocabulary import base_world, parse_world
world = base_world().with_overlay(parse_world(text, "region.yaml"))
world.find("Two Iranian officials told Reuters ...")
"""

from tocsin.vocabulary.base import base_world
from tocsin.vocabulary.cameo import CameoCodes, cameo, cameo_code
from tocsin.vocabulary.entities import (
    Alliance,
    Coords,
    Country,
    Force,
    Group,
    Holder,
    Institution,
    Mention,
    MentionKind,
    Office,
    Outlet,
    Person,
    Place,
    Tenure,
)
from tocsin.vocabulary.gazetteer import Area, Gazetteer, Town, gazetteer
from tocsin.vocabulary.overlay import parse_world
from tocsin.vocabulary.plover import Plover, PloverType, plover
from tocsin.vocabulary.words import (
    Band,
    Gradings,
    Scale,
    gradings,
    icd_203,
    likelihood,
    manners,
    modalities,
    probability_words,
    scales,
    tlp,
)
from tocsin.vocabulary.world import World

__all__ = [
    "Alliance",
    "Area",
    "Band",
    "CameoCodes",
    "Coords",
    "Country",
    "Force",
    "Gazetteer",
    "Gradings",
    "Group",
    "Holder",
    "Institution",
    "Mention",
    "MentionKind",
    "Office",
    "Outlet",
    "Person",
    "Place",
    "Plover",
    "PloverType",
    "Scale",
    "Tenure",
    "Town",
    "World",
    "base_world",
    "cameo",
    "cameo_code",
    "gazetteer",
    "gradings",
    "icd_203",
    "likelihood",
    "manners",
    "modalities",
    "parse_world",
    "plover",
    "probability_words",
    "scales",
    "tlp",
]
