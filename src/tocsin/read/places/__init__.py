"""Places of a report: from names to coordinates and countries, with the grounds."""

from tocsin.read.places.locate import places
from tocsin.read.places.locator import Locator
from tocsin.read.places.words import place_words

__all__ = ["Locator", "place_words", "places"]
