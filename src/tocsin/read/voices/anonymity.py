"""On what terms an unnamed voice spoke: "on condition of anonymity because ..."."""

import re

from msgspec.structs import replace

from tocsin.read.parse import Parsed, Sentence
from tocsin.records import Span, Voice

_TERMS = re.compile(
    r"on condition (?:of anonymity|that (?:he|she|they) not be (?:named|identified))"
    r"(?: because [^,.;]+)?"
    r"|(?:asked|requested|wished|wanted|insisted|declined|preferred) (?:not to be|to remain)"
    r" (?:named|identified|quoted|anonymous)(?: by name)?(?: because [^,.;]+)?"
    r"|(?:is|are|was|were|being) not (?:authori[sz]ed|allowed|permitted|cleared)"
    r" to (?:speak|talk|brief|discuss)[^,.;]*"
    r"|because (?:he|she|they) (?:is|are|was|were) not (?:authori[sz]ed|allowed|permitted)[^,.;]*",
    re.IGNORECASE,
)
_UNNAMED = frozenset({"official", "officials", "person", "unknown", "public"})


def with_terms(parsed: Parsed, line: Sentence, voices: list[Voice]) -> list[Voice]:
    """The voices; the last unnamed one with the words that say why it is not named."""
    found = _TERMS.search(parsed.text, line.span.start, line.span.end)
    if found is None:
        return voices
    for i in range(len(voices) - 1, -1, -1):
        voice = voices[i]
        if not voice.named and voice.kind in _UNNAMED and voice.span is not None:
            terms = replace(voice, anonymity=Span(found.start(), found.end()))
            return [*voices[:i], terms, *voices[i + 1 :]]
    return voices
