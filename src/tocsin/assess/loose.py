"""Statements that fusing placed in no development: whose word they are, and how they are quoted."""

from collections.abc import Iterator, Mapping

from tocsin.assess.copies import root_reports
from tocsin.assess.material import Material
from tocsin.records import Member, Origin, Quote, Report, Span, Statement, Voice

Sign = tuple[str, str]
"""A report's id and what tells its voices apart."""

_BODIES = frozenset({"government", "military", "group", "document"})
"""Kinds of voices that are the same wherever they are called the same."""


def unplaced(material: Material) -> Iterator[tuple[None, Member, Origin | None]]:
    """Each unplaced statement as a member of nothing, with its origin.

    The same voice in the same report is the origin that fusing found for it. A voice that fusing
    never met is an origin of its own: everywhere where it is a name or a body, else in the report
    that its words were first printed in.
    """
    roots = root_reports(material.reuse)
    placed = {m.statement for d in material.developments for m in d.members}
    known = _known(material)
    for key, statement in material.statements.items():
        report = material.reports.get(statement.report)
        if key in placed or report is None:
            continue
        sign = (statement.report, _sign(statement.origin))
        root = roots.get(statement.report, statement.report)
        origin = known.get(sign) or known.get((root, sign[1])) or _own(statement, report, root)
        yield None, _member(key, statement, report, (origin, material)), origin


def _known(material: Material) -> Mapping[Sign, Origin]:
    found: dict[Sign, Origin] = {}
    for development in material.developments:
        origins = {o.key: o for o in development.origins}
        for m in development.members:
            statement = material.statements.get(m.statement)
            if statement is not None and m.origin in origins:
                sign = (statement.report, _sign(statement.origin))
                _ = found.setdefault(sign, origins[m.origin])
    return found


def _sign(voice: Voice | None) -> str:
    if voice is None:
        return ""
    return voice.name if voice.named and voice.name else f"{voice.kind}/{voice.country or ''}"


def _own(statement: Statement, report: Report, root: str) -> Origin | None:
    """An origin of its own; None where nobody is said to have said it."""
    voice = statement.origin
    if voice is None or (voice.span is None and not voice.named):
        return None
    words = voice.name or (voice.span.of(report.text) if voice.span else "")
    body = voice.named or voice.kind in _BODIES
    return Origin(
        key=f"voice:{_folded(words)}" if body else f"report:{root[:12]}:{_sign(voice)}",
        description=f"{words}, via {report.outlet or 'an outlet not stated'}",
        kind=voice.kind,
    )


def _folded(words: str) -> str:
    plain = " ".join(words.casefold().split())
    return plain.removeprefix("the ")


def _member(
    key: str, statement: Statement, report: Report, found: tuple[Origin | None, Material]
) -> Member:
    origin, material = found
    span = statement.sentence or _hull(statement)
    return Member(
        statement=key,
        event=_first_ahead(statement),
        stance="denies" if statement.manner == "deny" else "asserts",
        origin=origin.key if origin else "",
        quote=Quote(
            report=statement.report,
            span=span,
            text=span.of(report.text),
            outlet=report.outlet,
            published=material.published(statement.report),
            voices=statement.voices,
        ),
    )


def _hull(statement: Statement) -> Span:
    return Span(
        min((s.start for s in statement.content), default=0),
        max((s.end for s in statement.content), default=0),
    )


def _first_ahead(statement: Statement) -> int:
    """Its first event that has not happened yet; -1 when it has none."""
    ahead = {"planned", "possible", "threatened", "conditional"}
    return next((n for n, e in enumerate(statement.events) if e.modality in ahead), -1)
