"""What speaks for each kind of name: a table of small rules that give kinds and weights.

Weights are ordinal: 6 settles a question by itself (a title before the name, a name the world
knows), 3 to 5 outweigh the surroundings (a head word, a word beside the name), 1 or 2 decide
where nothing else speaks. They were set on the `dev` half of the project's own data.
"""

from collections.abc import Callable, Iterator

from tocsin.read.names.context import BY_MENTION, Context
from tocsin.read.names.given import given_names
from tocsin.read.names.stretches import Stretch
from tocsin.read.names.titles import head_of
from tocsin.read.parse import Parsed
from tocsin.read.sites import airport_of
from tocsin.vocabulary import gazetteer
from tocsin.vocabulary.common import common_words

Found = Iterator[tuple[str, float]]
_PLACING = {
    "in": 2.0,
    "near": 3.0,
    "off": 3.0,
    "outside": 3.0,
    "inside": 2.0,
    "towards": 2.0,
    "toward": 2.0,
    "into": 2.0,
    "at": 2.5,
    "from": 1.6,
    "to": 1.0,
    "on": 1.6,
    "across": 2.0,
    "around": 2.0,
    "over": 1.0,
    "through": 1.5,
    "reach": 1.0,
    "north": 2.0,
    "south": 2.0,
    "east": 2.0,
    "west": 2.0,
}
"""Words right before a place."""
_POINTS = frozenset(
    {"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"}
)
_FOREIGN = frozenset(
    {"al", "la", "le", "el", "il", "lo", "die", "der", "das", "o", "gazeta", "diario"}
)
_POSTING = frozenset({"posted", "wrote", "written", "shared", "posting", "writing", "account"})
_NEWS = frozenset({"news", "press", "state", "wire"})
_NEWSROOMS = frozenset(
    {
        "agency",
        "site",
        "network",
        "channel",
        "portal",
        "organisation",
        "organization",
        "wire",
        "service",
    }
)
_DASHES = frozenset("-\u2013\u2014")
_SAID = frozenset({"say", "add", "tell", "warn", "insist", "recall", "explain", "write", "report"})
_PERSONAL = frozenset(
    {"bin", "ibn", "bint", "van", "von", "der", "den", "wa", "ould", "ag", "abu", "ter"}
)
_BOUND = frozenset({"from", "to", "for", "at", "into", "via", "between", "of"})
_FLYING = frozenset(
    ["flight", "flights", "fly", "flies", "flew", "flying", "plane", "planes", "jet", "jets",
     "airliner", "airliners", "aircraft", "landed", "land", "lands", "landing", "landings", "took",
     "takeoff", "departures", "arrivals", "bound", "diverted", "terminal", "terminals", "runway",
     "runways", "passengers", "services"]
)  # fmt: skip
"""Words before "to", "from" or "at" and the name of an airport."""
_PRESS = ("news", "press", "radio")
_SHORT = 6
"""Most letters of an abbreviation."""
_NEAR = 6
_TOWNS = ((100_000, 1.5), (20_000, 1.0))
"""Inhabitants of a town, and what its name counts as a place's."""
_MANNER = frozenset({"style", "type", "class", "era"})


def by_mention(c: Context) -> Found:
    """A name the world knows; where its words often mean something else, the rest must agree."""
    m = c.whole
    if m is not None and m.kind in BY_MENTION:
        yield BY_MENTION[m.kind], 2.0 if m.ambiguous else 6.0


def by_part(c: Context) -> Found:
    """A known name within a longer one: "[Iran] Air", "[Idriss Déby] Itno"."""
    if c.whole is not None:
        return
    if c.placed:
        yield "organisation", 1.0
    for u in c.units:
        kind = u.mention.kind if u.mention else None
        if kind == "person":
            yield "person", 4.0
        elif kind in {"group", "force", "institution", "alliance"}:
            yield "organisation", 3.0
        elif kind == "outlet":
            yield "outlet", 1.0


def by_head(c: Context) -> Found:
    """A word that says what the name is: "... Ministry", "... River", "... Times"."""
    head, kind = head_of(c.units)
    if head.mention is None and kind in {"organisation", "place", "outlet"}:
        if len(c.units) > 1 or "-" in head.low:
            yield kind, 4.0
        elif head.low in c.words.alone:
            yield "organisation", 3.0
        elif kind == "outlet" and c.before() == "the" and not head.opens:
            yield "outlet", 3.0  # "the Gazette"
        else:
            yield "none", 5.0  # "the Ministry": no name by itself
    elif head.mention is None and head.low in c.words.alone:
        yield "organisation", 4.0


def by_first(c: Context) -> Found:
    """A first word that says what the name is: "Lake ...", "Radio ..."."""
    first = c.units[0]
    kind = c.words.first.get(first.low)
    if len(c.units) > 1 and kind and first.mention is None:
        yield kind, 4.5 if kind == "outlet" else 3.0  # "Daily Trust"
    if len(c.units) > 1 and c.units[-1].low == "24":
        yield "outlet", 4.0  # "France 24"


def by_title(c: Context) -> Found:
    """A title before the name, in capitals or small: "Gen. X", "the bishop, X"."""
    if c.stretch.titled:
        yield "person", 6.0
    elif c.before() in c.words.titles and c.before() != "representative":
        yield "person", 3.0


def by_bearer(c: Context) -> Found:
    """A surname that a leader of our day or somebody else the world knows has."""
    if any(u.mention for u in c.units):
        return
    if c.leader is not None:
        yield "person", 3.5
    elif c.parsed.world.persons_by_surname(" ".join(u.text for u in c.units)):
        yield "person", 1.5


def by_flight(c: Context) -> Found:
    """An airport by the name given to it, where one flies from it: "flights to Ben Gurion"."""
    flown = c.before() in _BOUND and any(c.before(n) in _FLYING for n in range(2, _NEAR))
    if flown and airport_of(" ".join(u.text for u in c.units), c.parsed.world) is not None:
        yield "place", 9.0


def by_article(c: Context) -> Found:
    """A foreign article in capitals: "Le Monde", "La Repubblica", "Die Presse"."""
    foreign = len(c.units) > 1 and c.whole is None and c.units[0].low in _FOREIGN
    if foreign and c.units[0].text[0].isupper() and not c.stretch.titled:
        yield from (("outlet", 1.5), ("person", -1.0))


def by_word_before(c: Context) -> Found:
    """A common noun before the name: "the newspaper X", "the village of X", "the envoy, X"."""
    word = c.before()
    if word in _NEWSROOMS and c.before(2) in _NEWS:
        yield "outlet", 4.0
    elif word == "itself" and c.before(2) in {"calling", "calls", "called"}:
        yield "organisation", 4.0
    elif (kind := c.words.before.get(c.small_before())) is not None:
        yield kind, {"none": 6.0, "person": 3.0}.get(kind, 5.0)
    elif word in {"of", ","} and (kind := c.words.before.get(c.before(2))) is not None:
        if word == ",":
            yield kind, 3.0 if kind in {"person", "outlet"} else 2.0
        elif kind == "place":
            yield kind, 3.0
    elif word in {"a", "an"} and not c.small_after().isalpha():
        yield "none", 2.0  # "a Shahed"


def by_word_after(c: Context) -> Found:
    """A common noun after the name: "X province", "X fighters", "X drones"."""
    kind = c.words.after.get(c.small_after())
    if kind == "outlet" and c.after(2) and not c.small_after(2) and c.after(2).isalpha():
        return  # "the Ghana newspaper Daily Graphic"
    if kind is not None:
        yield kind, 3.0 if kind in {"place", "none"} else 2.0
    elif c.after() == "-" and c.after(2) in _MANNER and c.whole is None:
        yield "none", 4.0  # "Falkland-style"


def by_apposition(c: Context) -> Found:
    """What is said of the name behind a comma: ", who", ", 34,", ", a teacher"."""
    if c.after() != ",":
        return
    word = c.after(2)
    if word in {"who", "whom", "aged"} or (word.isdigit() and c.after(3) in {",", "."}):
        yield "person", 4.0
    elif word in {"a", "an", "the", "his", "her", "its"}:
        nouns = (c.words.before.get(c.small_after(n)) for n in range(3, _NEAR))
        kind = next((k for k in nouns if k), None)
        if kind is not None:
            yield kind, 3.0


def by_dateline(c: Context) -> Found:
    """Where and by whom a report was sent: "PRAIA (Inforpress) - ..."."""
    text, end = c.parsed.text, c.stretch.end
    behind = text[end : end + 4].lstrip(" ")
    if c.units[0].opens and c.units[-1].text.isupper() and behind[:1] in _DASHES | {"(", ","}:
        yield "place", 4.0
    elif c.before() == "(" and behind[:1] == ")" and behind[1:].lstrip()[:1] in _DASHES:
        yield "outlet", 4.0


def by_preposition(c: Context) -> Found:
    """Where something is, goes or comes from: "in X", "off X", "north of X"."""
    word = c.before()
    if word == "on" and c.before(2) in _POSTING:
        yield "organisation", 3.0
        return
    weight = 0.0 if c.hearer else _PLACING.get(word, 0.0)
    if word == "of" and c.before(2) in _POINTS | {"out"}:
        weight = 3.0
    elif word == "the":
        weight = _PLACING.get(c.before(2), 0.0) / 2
    if weight:
        yield "place", weight


def by_verb(c: Context) -> Found:
    """The verb a name is the subject of: "X reported", "X said"."""
    tree = c.tree
    k = next((u.last for u in reversed(c.units) if tree.dep[u.last] == "nsubj"), None)
    if k is None or c.headed:
        return
    lemma = tree.lemma[tree.head[k]]
    if c.whole is not None and c.whole.kind != "person":
        if c.whole.kind == "outlet" and lemma in c.words.verbs:
            yield "outlet", 3.0
    elif c.placed:
        yield ("outlet" if c.words.verbs.get(lemma) == "outlet" else "organisation"), 1.0
    elif lemma in c.words.verbs:
        yield c.words.verbs[lemma], 2.0
        if lemma in _SAID:
            yield "person", 1.0
    elif tree.pos[tree.head[k]] == "VERB":
        yield "person", 0.5


def by_hearer(c: Context) -> Found:
    """Who is told or quoted: "told X", "speaking to X", "citing X", "quoted by X"."""
    word, two = c.before(), c.before(2)
    if c.hearer:
        yield from (("outlet", 1.5), ("person", 0.5))
    elif word in {"citing", "quoting"} or (
        word == "by" and two in {"quoted", "published", "cited"}
    ):
        yield "outlet", 1.5


def by_number(c: Context) -> Found:
    """Adjectives and things by the number: "the Transnistrian arsenal", "two Hornets"."""
    u = c.units[-1]
    if len(c.units) > 1 or c.whole is not None:
        return
    if c.tree.pos[u.token] == "ADJ" and c.small_after():
        yield "none", 3.0
    counted = c.tree.pos[c.first - 1] == "NUM" if c.first else False
    if u.low.endswith("s") and (counted or u.low[:-1] in common_words()) and not c.the:
        yield "none", 2.0


def by_form(c: Context) -> Found:
    """How a name is written: initials, capitals, particles, a given name, an article."""
    words, text = [u.low for u in c.units], c.units[-1].text
    single = len(c.units) == 1
    if single and c.whole is None and text.isupper() and 1 < len(text) <= _SHORT:
        yield "organisation", 2.5
    if c.the and c.whole is None:
        yield from (("organisation", 2.0), ("person", -3.0))
    if text.lower().endswith(_PRESS) and text.lower() not in _PRESS and c.whole is None:
        yield "outlet", 2.5
    if single and c.the and c.whole is None and words[0] in common_words() - c.words.alone:
        yield "none", 2.5  # "the Republic"
    if single:
        yield ("person", 0.6) if c.the else ("place", 0.6)
        return
    if (
        c.stretch.nickname
        or any(len(w) == 1 for w in words[:-1])
        or not _PERSONAL.isdisjoint(words)
    ):
        yield "person", 3.0
    if not {words[0], words[0].split("-")[0]}.isdisjoint(given_names(c.parsed.world)):
        yield "person", 3.0
    if all(u.mention is None for u in c.units) and not c.headed:
        yield "person", 1.5


def by_gazetteer(c: Context) -> Found:
    """A town that the world does not list: the larger, the more."""
    words = " ".join(u.text for u in c.units)
    if any(u.mention for u in c.units) or c.units[0].low in given_names(c.parsed.world):
        return
    if len(c.units) == 1 and c.units[0].low in common_words():
        return
    towns = gazetteer().towns(words)
    if towns:
        yield "place", next((w for least, w in _TOWNS if towns[0].population >= least), 0.5)


RULES: tuple[Callable[[Context], Found], ...] = (
    by_mention,
    by_part,
    by_head,
    by_first,
    by_title,
    by_bearer,
    by_flight,
    by_article,
    by_word_before,
    by_word_after,
    by_apposition,
    by_dateline,
    by_preposition,
    by_verb,
    by_hearer,
    by_number,
    by_form,
    by_gazetteer,
)


def weigh(parsed: Parsed, stretch: Stretch) -> None:
    """Collect the evidence for one candidate."""
    context = Context(parsed, stretch)
    for rule in RULES:
        for kind, weight in rule(context):
            stretch.kinds[kind] = stretch.kinds.get(kind, 0.0) + weight
