"""What attributing works with: an attribution found, and the working form it grows in."""

from dataclasses import dataclass, field

from tocsin.records import Manner, Quoted, Span, Voice

Range = tuple[int, int]
"""Token numbers `start, end`, end exclusive."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """What one chain of voices is said to have said in one manner."""

    content: tuple[Span, ...]
    """What is said, without cue, voices, "that", outer quotation marks and closing punctuation."""
    cue: tuple[Span, ...]
    """The words that attribute; empty for a carried-on voice."""
    voices: tuple[Voice, ...]
    """Nearest to the report first, the origin last; empty: the publishing outlet itself."""
    manner: Manner
    quoted: Quoted
    sentence: Span
    """The sentence, or sentences, it stands in."""
    inferred: bool = False
    """The voice was carried on from an earlier sentence."""
    frame: tuple[Span, ...] = ()
    """Cue, voices and what goes with them: words that are nobody's content."""
    rule: str = ""
    """Which rule found it."""


@dataclass(slots=True)
class Source:
    """A noun phrase that is answerable for something: its head and its tokens."""

    head: int
    tokens: Range
    implied: bool = False
    """Nobody is named ("reportedly")."""


@dataclass(slots=True)
class Frame:
    """An attribution while it grows. All numbers are tokens of the doc."""

    anchor: int
    """The token that carries the cue."""
    manner: Manner
    kind: str
    """Which frame of the vocabulary it fills: "clause", "to", "object", ..."""
    sources: list[Source] = field(default_factory=list[Source])
    """The chain, nearest first."""
    cue: list[Range] = field(default_factory=list[Range])
    words: list[Range] = field(default_factory=list[Range])
    content: list[Range] = field(default_factory=list[Range])
    lemma: str = ""
    """The cue as it stands in the vocabulary."""
    left: bool = False
    """The content stands before the cue."""
    own: bool = False
    """The publishing outlet is the voice ("the Post has learned")."""
    seen: bool = False
    """The span model is sure of the cue and of the same source."""
    alone: bool = False
    """Nobody said it: no subject could be found; kept for a refusal."""
