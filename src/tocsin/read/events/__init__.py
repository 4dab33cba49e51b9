"""Events: PLOVER v2 events inside contents."""

from tocsin.read.events.coder import Coder, Coding, Telling
from tocsin.read.events.pairs import Answer, Asked, PairModel
from tocsin.read.events.speech import Said

__all__ = ["Answer", "Asked", "Coder", "Coding", "PairModel", "Said", "Telling"]
