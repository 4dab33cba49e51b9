"""How something was said, where the cue alone does not tell: threats, denials, disclosures."""

from collections.abc import Callable
from dataclasses import dataclass

from tocsin.read.parties import Tree
from tocsin.read.voices.lexicon import heads, lexicon
from tocsin.read.voices.menace import menacing
from tocsin.read.voices.model import Frame
from tocsin.read.voices.phrases import auxiliaries, is_negated
from tocsin.records import Manner, Voice

_OWN = frozenset({"it", "they", "he", "she", "we", "i"})
_AHEAD = frozenset({"will", "would", "shall", "'ll", "'d", "must"})
_BRIEF = 7
"""Words of a content that one rejecting word makes a denial."""
_INSISTING = frozenset(
    {
        "insist",
        "maintain",
        "say",
        "assert",
        "tell",
        "stress",
        "argue",
        "claim",
        "call",
        "describe",
        "speak",
        "brand",
        "label",
        "dub",
    }
)


@dataclass(frozen=True, slots=True)
class Told:
    """What a manner is decided from."""

    tree: Tree
    frame: Frame
    voices: list[Voice]

    def lemmas(self) -> list[str]:
        """Lemmas of the content."""
        return [self.tree.lemma[k] for a, b in self.frame.content for k in range(a, b)]

    def words(self) -> list[str]:
        """Lower-case words of the content."""
        return [self.tree.lower[k] for a, b in self.frame.content for k in range(a, b)]

    def main_verb(self) -> int | None:
        """The first finite verb of the content."""
        tree = self.tree
        for a, b in self.frame.content:
            for k in range(a, b):
                if tree.tag[k] in {"VBD", "VBZ", "VBP", "MD"}:
                    verb = tree.head[k] if tree.dep[k] in {"aux", "auxpass"} else k
                    if tree.dep[verb] != "relcl":  # "anyone who crossed would be shot"
                        return verb
        return None


def manner_of(told: Told) -> Manner:
    """The manner of an attribution: its cue's, unless what is said makes it another."""
    for rule in _RULES:
        found = rule(told)
        if found is not None:
            return found
    return told.frame.manner


def _threat(told: Told) -> Manner | None:
    """A harm the speaker's side announces is a threat, whatever the verb."""
    if told.frame.manner not in {"promise", "warn", "say", "announce"}:
        return None
    harm = lexicon().words["harm"]
    lemmas = told.lemmas()
    if not any(w in harm for w in lemmas) and not any(w in harm for w in told.words()):
        return None
    verb = told.main_verb()
    if told.frame.manner == "promise":
        spared = {"never", "not"} & set(told.words()[:2])
        return None if spared or (verb and is_negated(told.tree, verb)) else "threaten"
    if verb is None or not auxiliaries(told.tree, verb) & _AHEAD:
        return None
    if told.frame.manner in {"say", "warn"} and told.tree.child(verb, ("auxpass",)) is not None:
        return _suffered(told, verb)
    subject = told.tree.child(verb, ("nsubj",))
    own = subject is not None and told.tree.lower[subject] in _OWN
    return "threaten" if own and told.tree.lemma[verb] in harm else None


def _suffered(told: Told, verb: int) -> Manner | None:
    """As in "would be punished", "would be treated as an act of war"."""
    subject = told.tree.child(verb, ("nsubjpass",))
    first = told.frame.content[0][0]
    whoever = subject is not None and _WHOEVER & set(told.tree.lower[first : subject + 1])
    if whoever and told.tree.lemma[verb] in _PENALTIES | _SENTENCES:
        return "threaten"
    deemed = told.tree.lemma[verb + 1 : verb + _BRIEF]
    harmful = told.tree.lemma[verb] in _DEEMING and lexicon().words["harm"] & set(deemed)
    return "threaten" if harmful or told.tree.lemma[verb] in _PENALTIES else None


_WHOEVER = frozenset({"anyone", "anybody", "those", "whoever", "any", "all", "violators"})
_SENTENCES = frozenset(
    {"arrest", "prosecute", "jail", "imprison", "detain", "deport", "shoot", "execute", "fine"}
)
"""What awaits whoever does not obey: "anyone on the street would be arrested"."""
_DEEMING = frozenset({"consider", "treat", "regard", "deem", "view"})
"""As in "would be treated as an act of war"."""
_PENALTIES = frozenset(
    {"punish", "avenge", "crush", "destroy", "annihilate", "eliminate", "flatten"}
)


def _denial(told: Told) -> Manner | None:
    if told.frame.lemma not in _INSISTING:
        return None
    words = told.words()
    rejecting = lexicon().words["rejecting"]
    about = words[:1] and words[0] in lexicon().words["claim"]
    brief = about or told.frame.kind in {"as", "of"} or len(words) < _BRIEF
    if brief and any(w in rejecting for w in words):
        return "deny"
    if told.frame.lemma == "insist" and any(w in lexicon().words["conceding"] for w in words[:6]):
        return "deny"
    return "deny" if any(words[i : i + 2] == ["in", "fact"] for i in range(len(words))) else None


def _disowning(told: Told) -> Manner | None:
    """As in "said it had no plan to attack", "insisted it played no role": not so, in brief."""
    if told.frame.manner != "say" or told.frame.lemma not in _INSISTING:
        return None
    words = told.words()[:_OPENING]
    said = zip(words, words[1:], [*words[2:], ""], strict=False)
    return "deny" if any(a == "no" and {b, c} & _DISOWNED for a, b, c in said) else None


_DISOWNED = frozenset(
    "plan plans intention intentions role involvement part hand knowledge link links".split()  # noqa: SIM905 - a table
)


def _unhappened(told: Told) -> Manner | None:
    """As in "said it has not withdrawn the offer", "insisted nobody had been held"."""
    verb = told.main_verb()
    if told.frame.manner != "say" or told.frame.lemma not in _INSISTING or verb is None:
        return None
    if not auxiliaries(told.tree, verb) & {"has", "have", "had"}:
        return None
    subject = told.tree.child(verb, ("nsubj", "nsubjpass"))
    nobody = subject is not None and told.tree.lower[subject] in {"nobody", "none"}
    return "deny" if nobody or is_negated(told.tree, verb) else None


def _imperative(told: Told) -> Manner | None:
    """As in the headline "Open a corridor, UN tells rebels"."""
    if told.frame.lemma != "tell" or not told.frame.left or not told.frame.content:
        return None
    return "request" if told.tree.tag[told.frame.content[0][0]] == "VB" else None


_REFUTING = frozenset({"reject", "deny", "dismiss", "dispute", "refute"})


def _refuting(told: Told) -> Manner | None:
    """As in "..., she said, rejecting a report": what was said denies."""
    if told.frame.manner != "say" or not told.frame.left:
        return None
    tree = told.tree
    beside = (k for k in tree.kids[told.frame.anchor] if tree.tag[k] == "VBG")
    return "deny" if any(tree.lemma[k] in _REFUTING for k in beside) else None


def _charge(told: Told) -> Manner | None:
    if told.frame.kind == "as" and any(w in lexicon().words["charging"] for w in told.words()):
        return "accuse"
    return None


def _expert(told: Told) -> Manner | None:
    """Experts and intelligence judge from evidence; "probably" weighs it."""
    if told.frame.manner != "say" or not told.voices or told.voices[-1].kind == "outlet":
        return None
    origin, tree = told.voices[-1], told.tree
    experts = heads().kinds["experts"]
    for source in told.frame.sources[-1:]:
        if not source.implied and tree.lemma[source.head].lower() in experts:
            return "assess"
    weighed = {"probably"} & set(told.words()[:8])
    return "assess" if weighed and origin.kind in {"officials", "official", "unknown"} else None


def _announcement(told: Told) -> Manner | None:
    """As in "Said it had carried out ...": the first word of one's own deed."""
    if told.frame.manner != "say" or told.frame.lemma not in {
        "say",
        "tweet",
        "state",
        "declare",
        "claim",
    }:
        return None
    verb = told.main_verb()
    if verb is None or (told.voices and told.voices[-1].kind in {"public", "unknown"}):
        return None
    if told.voices and told.voices[-1].kind == "person" and not told.voices[-1].named:
        return None
    tree = told.tree
    subject = tree.child(verb, ("nsubj",))
    if (
        subject is None
        or tree.lower[subject] not in _OWN
        or not told.frame.content[0][0] <= subject
    ):
        return None
    if subject - told.frame.content[0][0] > 1:
        return None
    aux = auxiliaries(tree, verb)
    done = (
        ("had" in aux or (tree.lower[subject] == "it" and "has" in aux))
        and tree.tag[verb] == "VBN"
        and not any(tree.dep[k] == "neg" for k in tree.kids[verb])
    )
    return "announce" if done or (tree.lemma[verb] == "carry" and not aux) else None


_GIVING = frozenset({"say", "according to", "tell", "state", "write", "carry", "reveal", "show"})


def _outlet(told: Told) -> Manner | None:
    """What an outlet or document says is a report."""
    if told.frame.manner != "say" or not told.voices or told.frame.lemma not in _GIVING:
        return None
    return "report" if told.voices[-1].kind in {"outlet", "document"} else None


def _conceded(told: Told) -> Manner | None:
    """Admitting what only may come concedes no fact."""
    if told.frame.lemma not in {"admit", "acknowledge", "concede"}:
        return None
    return "say" if _UNSURE & set(told.words()[:_OPENING]) else None


_UNSURE = frozenset({"may", "might", "could"})
_OPENING = 10
"""Words of a content in which its main verb stands."""


_WRONGING = frozenset({"break", "violate", "breach", "start", "begin", "shoot", "lie", "provoke"})


def _reproach(told: Told) -> Manner | None:
    """As in "each side said the other had fired first"."""
    verb = told.main_verb()
    if told.frame.manner != "say" or verb is None or not told.frame.content:
        return None
    first = told.frame.content[0][0]
    wrong = told.tree.lemma[verb] in lexicon().words["harm"] | _WRONGING
    return "accuse" if wrong and told.tree.lower[first : first + 2] == ["the", "other"] else None


def _subjunctive(told: Told) -> Manner | None:
    """As in "Suggested that he do so" is advice."""
    if told.frame.lemma not in {"suggest", "propose", "recommend"} or not told.frame.content:
        return None
    tree, first = told.tree, told.frame.content[0][0]
    verb = next(
        (k for k in range(first, min(first + 8, len(tree))) if tree.pos[k] in {"VERB", "AUX"}), None
    )
    if verb is None or tree.tag[verb] not in {"VB", "VBP"}:
        return None
    third = any(
        tree.lower[k] in {"he", "she", "it"} or tree.tag[k] in {"NN", "NNP"}
        for k in range(first, verb)
    )
    return "advise" if third else None


def _menace(told: Told) -> Manner | None:
    """As in "leave or be buried", "whoever enters will be shot": harm by its build.

    Who only watches (experts, outlets, documents) threatens nobody.
    """
    if told.frame.manner not in {"say", "warn", "promise", "announce", "order", "request"}:
        return None
    origin = told.voices[-1] if told.voices else None
    if origin is None or origin.span is None or origin.kind in {"outlet", "document"}:
        return None
    if told.frame.kind == "as":
        return None
    return "threaten" if menacing(told.tree, told.frame.content) else None


def _ultimatum(told: Told) -> Manner | None:
    """As in "If he does not go, this city will ...": a condition, then harm that will come."""
    words = told.words()
    harm = lexicon().words["harm"]
    if told.frame.manner not in {"say", "warn", "promise"} or not {"if", "unless", "failing"} & set(
        words
    ):
        return None
    direct = (
        told.frame.left and told.tree.lower[told.frame.content[0][0] - 1 : told.frame.content[0][0]]
    )
    ahead = {"will", "shall"} & set(words)
    harmful = any(w in harm for w in told.lemmas())
    return "threaten" if ahead and harmful and direct and direct[0] in _MARKS else None


_MARKS = frozenset({'"', "\u201c", "``"})


def _asks(told: Told) -> Manner | None:
    """As in "Said the remark should be withdrawn"."""
    if told.frame.manner != "say":
        return None
    verb = told.main_verb()
    if verb is None:
        return None
    aux = auxiliaries(told.tree, verb)
    return "request" if "should" in aux and "have" not in aux else None


def _question(told: Told) -> Manner | None:
    """As in "asked whether ...", "Will it end?" she asked."""
    if told.frame.lemma not in {"ask", "wonder"} or told.frame.kind != "clause":
        return None
    words = told.words()
    return "speculate" if words[:1] in (["whether"], ["if"]) or "?" in words else None


_RULES: tuple[Callable[[Told], Manner | None], ...] = (
    _question,
    _threat,
    _menace,
    _ultimatum,
    _conceded,
    _reproach,
    _subjunctive,
    _denial,
    _disowning,
    _unhappened,
    _imperative,
    _refuting,
    _charge,
    _expert,
    _asks,
    _outlet,
    _announcement,
)
