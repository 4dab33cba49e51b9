"""How much to believe: values of one thing, weighed by who claims them.

`weigh` gives every claimed value its probability from the habits of its sources; `learn` finds the
habits of many sources from many contested things. Sources are origins: whoever has it from another
is collapsed into that other before. Pure, and independent of what the values are: whether they bear
each other out is told by a likeness handed in.
"""

from tocsin.fuse.belief.claims import Claim, Habits, Likeness, apart, latest
from tocsin.fuse.belief.learn import Learned, Priors, learn
from tocsin.fuse.belief.weigh import Shape, Weighed, weigh

__all__ = [
    "Claim",
    "Habits",
    "Learned",
    "Likeness",
    "Priors",
    "Shape",
    "Weighed",
    "apart",
    "latest",
    "learn",
    "weigh",
]
