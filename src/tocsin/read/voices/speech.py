"""Content as characters: trimmed, and grown to the quotation it belongs to."""

from tocsin.read.parse import Parsed, Sentence
from tocsin.read.quotes import Quote
from tocsin.read.voices.model import Range
from tocsin.records import Quoted, Span

_EDGE = ' \t\n"\u201c\u201d\u00ab\u00bb,;:.!?\u2014\u2013-`()'
_QUOTE_EDGE = "'\u2018\u2019"
_LEADING = ("that ", "and that ", "but that ")


class Speech:
    """Quotations of a report and the content that stands in them."""

    def __init__(self, parsed: Parsed) -> None:
        self.parsed = parsed
        self.text = parsed.text
        self.outer = tuple(q for q in parsed.quotes if q.depth == 0)

    def plain(self, ranges: list[Range]) -> tuple[Span, ...]:
        """Trimmed spans of token ranges as they are."""
        spans = (self.trimmed(self.parsed.span(a, b)) for a, b in ranges if b > a)
        return tuple(s for s in spans if s is not None)

    def content(self, ranges: list[Range], line: Sentence) -> tuple[Span, ...]:
        """Trimmed spans of token ranges; a quotation over several sentences is taken whole."""
        found: list[Span] = []
        for a, b in ranges:
            span = self.trimmed(self.parsed.span(a, b)) if b > a else None
            if span is not None:
                found.append(self._grown(span, line))
        return tuple(found)

    def trimmed(self, span: Span) -> Span | None:
        """Without marks and punctuation at the edges and "that" at the start; None when empty."""
        start, end = span.start, span.end
        for word in _LEADING:
            if self.text.startswith(word, start):
                start += len(word)
        while start < end and (self.text[start] in _EDGE or self._stray(start)):
            start += 1
        while end > start and (self.text[end - 1] in _EDGE or self._stray(end - 1)):
            if self.text[end - 1] == "." and self._abbreviated(start, end):
                break
            end -= 1
        return Span(start, end) if end > start else None

    def _stray(self, at: int) -> bool:
        if self.text[at] not in _QUOTE_EDGE:
            return False
        return any(
            q.marks.contains(Span(at, at + 1)) and not q.span.contains(Span(at, at + 1))
            for q in self.outer
        )

    def _abbreviated(self, start: int, end: int) -> bool:
        word = self.text[start:end].rsplit(None, 1)[-1]
        return "." in word[:-1]

    def _grown(self, span: Span, line: Sentence) -> Span:
        for q in self.outer:
            if not q.span.overlaps(span) or line.span.contains(q.span):
                continue
            inside = q.span.contains(span) or span.start >= q.span.start - 1
            if q.span.start < line.span.start and span.end <= q.span.end + 1 and inside:
                return self.trimmed(Span(q.span.start, span.end)) or span
            if q.span.end > line.span.end and span.end >= line.span.end - 2:
                return self.trimmed(Span(span.start, q.span.end)) or span
        return span

    def around(self, span: Span) -> Quote | None:
        """The outer quotation that holds a span wholly."""
        return next((q for q in self.outer if q.marks.contains(span)), None)

    def quoted(self, content: tuple[Span, ...]) -> Quoted:
        """Whether content stands inside quotation marks: wholly, in part, not at all."""
        total = sum(c.end - c.start for c in content)
        inside = 0
        for c in content:
            for q in self.outer:
                inside += max(0, min(c.end, q.marks.end) - max(c.start, q.marks.start))
        if inside == 0:
            return "indirect"
        return "direct" if inside >= total - 1 else "mixed"
