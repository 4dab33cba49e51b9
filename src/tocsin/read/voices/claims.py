"""Claims with their claimant named in the phrase that rejects them: two statements, one content."""

from collections.abc import Iterator

from msgspec.structs import replace as changed

from tocsin.read.parse import Parsed, Sentence
from tocsin.read.voices.lexicon import lexicon
from tocsin.read.voices.model import Attribution, Frame, Source
from tocsin.read.voices.phrases import noun_phrase
from tocsin.read.voices.voice import describe
from tocsin.records import Manner, Voice

_BODIES = frozenset("opposition rebel government army police militia union regime junta".split())  # noqa: SIM905 - a table
"""As in "an opposition claim that ..."."""
_MANNERS: dict[str, Manner] = {
    **dict.fromkeys(("report", "story", "account"), "report"),
    **dict.fromkeys(("allegation", "accusation", "charge", "complaint"), "accuse"),
}
"""What a claim of this name does; any other only says."""


def claimed(
    parsed: Parsed, line: Sentence, frame: Frame, rejected: Attribution
) -> Iterator[Attribution]:
    """The claim behind a rejection: "rejecting the auditors' report that ..."."""
    if rejected.manner not in {"deny", "accuse"} or not frame.content:
        return
    tree, table = parsed.tree, lexicon().words["claim"]
    for k in range(frame.anchor + 1, min(frame.content[0][0] + 1, line.end)):
        if tree.lower[k] not in table:
            continue
        claimant = _claimant(parsed, k, line)
        if claimant is not None:
            manner = _MANNERS.get(tree.lemma[k], "say")
            yield Attribution(
                content=rejected.content,
                cue=(parsed.span(k, k + 1),),
                voices=(claimant,),
                manner=manner,
                quoted=rejected.quoted,
                sentence=rejected.sentence,
                frame=rejected.frame,
                rule="claim",
            )
        return


def _claimant(parsed: Parsed, noun: int, line: Sentence) -> Voice | None:
    """Owner, or author behind "by" or "from", of a claim."""
    tree = parsed.tree
    for k in tree.kids[noun]:
        owner = k if tree.dep[k] == "poss" else None
        if tree.lower[k] in {"by", "from"}:
            owner = tree.pobj(k)
        if tree.dep[k] in {"compound", "amod"} and tree.lemma[k] in _BODIES:
            owner = k
        if owner is not None and tree.tag[owner] != "PRP$":
            voice = describe(parsed, Source(owner, noun_phrase(tree, owner, line.end)))
            return changed(voice, country=voice.country) if voice else None
    return None
