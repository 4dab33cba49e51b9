"""The brief as CommonMark: the same page, readable as it stands."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from tocsin.brief.clean import visible
from tocsin.brief.compose import compose
from tocsin.brief.model import Card, Cited, Clash, Headline, Item, Node, Page, Shelf, Tally
from tocsin.records import Picture, Report

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~#])")
_ENTITY = re.compile(r"&(?=[#a-zA-Z])")


def markdown(picture: Picture, reports: Mapping[str, Report]) -> str:
    """The brief as CommonMark with pipe tables, UTF-8, a final newline."""
    return "\n".join(_page(compose(picture, reports))).rstrip("\n") + "\n"


def safe(text: str) -> str:
    """Text that Markdown shows as it is: no markup, no HTML, no entity of its own."""
    return _SPECIAL.sub(r"\\\1", _ENTITY.sub("&amp;", visible(text)))


def _page(page: Page) -> Iterator[str]:
    head = page.headline
    yield f"# {safe(head.title)}\n"
    yield f"{safe(head.period)}\n"
    yield f"{', '.join(f'{n} {what}' for n, what in figures(head))}.\n"
    yield "## What may happen\n"
    yield from _cards(page.warnings, "No open warning.")
    if page.closed:
        yield "### Closed questions\n"
        for card in page.closed:
            yield from _closed(card)
    for title, shelf in sections(page):
        yield f"## {title}\n"
        yield from _items(shelf)
    yield "## Escalation and de-escalation side by side\n"
    yield from _sides(page)
    yield "## Reports\n"
    yield from _sources(page)
    yield "## What could not be read or decided\n"
    yield from _unread(page)


def figures(head: Headline) -> Sequence[tuple[str, str]]:
    """The counts over the whole brief, each with its noun."""
    return (
        (str(head.reports), f"report{_s(head.reports)}"),
        publishers(head.publishers, head.reports),
        (str(head.origins), f"independent origin{_s(head.origins)}"),
        (str(head.unknown), f"statement{_s(head.unknown)} of unknown origin"),
    )


def publishers(number: int, reports: int) -> tuple[str, str]:
    """A count of publishers with its noun; where there are reports, none means: not stated."""
    if number or not reports:
        return str(number), f"publisher{_s(number)}"
    return f"publisher{_s(reports)}", "not stated"


def sections(page: Page) -> Sequence[tuple[str, Shelf]]:
    """The sections of developments with their titles, in their order."""
    return (
        ("What is reported to have happened", page.reported),
        ("What else is reported", Shelf(main=(), minor=page.further)),
        ("Who met whom", page.meetings),
        ("Who is said to be preparing what", page.preparing),
        ("What is asked, advised or only possible", page.asked),
    )


def _cards(cards: Iterable[Card], none: str) -> Iterator[str]:
    empty = True
    for card in cards:
        empty = False
        yield from _card(card)
    if empty and none:
        yield f"{none}\n"


def _card(card: Card) -> Iterator[str]:
    yield f"### {safe(card.question)}\n"
    yield f"{card.likelihood}\n"
    yield f"{card.confidence}\n"
    yield from (f"- {safe(g)}" for g in card.grounds)
    yield "\n| Origin | Graded | When | In words | Read as |\n|---|---|---|---|---:|"
    for v in card.views:
        who = f"{safe(v.who)} (published again after its time)" if v.stale else safe(v.who)
        cells = (
            who,
            v.grading or "not graded",
            safe(v.window.short),
            safe(v.wording),
            f"{v.percent} %",
        )
        yield f"| {' | '.join(cells)} |"
    yield ""
    for v in card.views:
        yield from _quotes(v.quotes)
    yield "\nLikelihood by: " + ", ".join(f"{safe(by)} {p} %" for by, p in card.curve) + "\n"
    for label, lines in (("raise", card.raises), ("lower", card.lowers), ("settle", card.either)):
        if lines:
            yield f"Would {label} it:\n"
            yield from (f"- {safe(line)}" for line in lines)
            yield ""
    for item in card.gathers:
        yield from _item(item, "####")


def _closed(card: Card) -> Iterator[str]:
    yield f"- {safe(card.question)} **{safe(card.status)}.** {safe(card.status_reason)}"
    for v in card.views:
        wording = f": “{safe(v.wording)}”" if v.wording else ""
        yield f"  - {safe(v.who)}{wording} ({safe(v.window.short)})"
    yield ""


def _items(shelf: Shelf) -> Iterator[str]:
    if not shelf.main and not shelf.minor:
        yield "Nothing.\n"
    for item in shelf.main:
        yield from _item(item, "###")
    if shelf.minor:
        yield f"{further(shelf)}:\n"
        yield from (f"- {_short(item)}" for item in shelf.minor)
        yield ""


def further(shelf: Shelf) -> str:
    """Like "3 further mentions"."""
    return f"{len(shelf.minor)} further mention{_s(len(shelf.minor))}"


def _item(item: Item, level: str) -> Iterator[str]:
    yield f"{level} {safe(item.title)}\n"
    facts = (item.when.short, item.where, item.who, item.kind, item.modality, item.status)
    yield " · ".join(safe(f) for f in facts if f) + "\n"
    yield f"{counts(item.tally)}\n"
    yield from (f"{link.how.capitalize()}: {safe(link.title)}\n" for link in item.links)
    for clash in item.clashes:
        yield from _clash(clash)
    yield from _quotes(item.quotes)
    if item.lineage:
        yield "Who had it from whom:\n"
        for node in item.lineage:
            yield from _node(node, 0)
        yield ""


def counts(t: Tally) -> str:
    """The four counts in a line."""
    return (
        f"{t.reports} report{_s(t.reports)}, {' '.join(publishers(t.publishers, t.reports))}, "
        f"{t.origins} independent origin{_s(t.origins)}, {t.unknown} of unknown origin"
    )


def _s(n: int) -> str:
    return "" if n == 1 else "s"


def _quotes(quotes: Iterable[Cited]) -> Iterator[str]:
    for q in quotes:
        yield f"> “{safe(q.words)}”  \n> {safe(authority(q))}"
        yield from (f">   \n> also {safe(authority(more))}" for more in q.also)
        yield ""


def authority(q: Cited) -> str:
    """Whose words they are, when they were printed, and when they say it happens."""
    says = f"says: {q.said_window.short}" if q.said_window.short else ""
    printed = " · ".join(p for p in (q.who, q.when.short) if p)
    return "; ".join(p for p in (printed, says) if p)


def _clash(clash: Clash) -> Iterator[str]:
    yield f"Contradiction, {safe(clash.attribute)}:\n"
    for side in clash.values:
        held = f" ({side.standing})" if side.standing else ""
        yield f"- {safe(side.value)}{held}: {safe('; '.join(side.who))}"
        yield from (f"  - {safe(reason)}" for reason in side.reasons)
    if clash.neither:
        yield f"- {clash.neither}"
    yield ""


def _node(node: Node, depth: int) -> Iterator[str]:
    how = f" ({safe(node.how)})" if node.how else ""
    yield f"{'  ' * depth}- {safe(node.label)}{how}"
    for child in node.children:
        yield from _node(child, depth + 1)


def _sides(page: Page) -> Iterator[str]:
    yield "| Escalation | De-escalation |\n|---|---|"
    both = (page.escalation, page.deescalation)
    for n in range(max(len(side.main) for side in both)):
        cells = [_short(side.main[n]) if n < len(side.main) else "" for side in both]
        yield f"| {' | '.join(cells)} |"
    if any(side.minor for side in both):
        yield f"| {' | '.join(further(side) if side.minor else '' for side in both)} |"
    yield ""
    yield from _quotes(page.restraint)


def _short(item: Item) -> str:
    return f"{safe(item.title)} ({safe(aside(item))})"


def aside(item: Item) -> str:
    """Modality and time of a line, for brackets."""
    return "; ".join(p for p in (item.modality, item.when.short) if p)


def _sources(page: Page) -> Iterator[str]:
    yield "| Outlet | Headline | Published | Statements |\n|---|---|---|---:|"
    for s in page.sources:
        title = f"{safe(s.title)} ({safe(s.taken)})" if s.taken else safe(s.title)
        grounds = f": {safe('; '.join(s.grounds))}" if s.grounds else ""
        yield f"| {safe(s.outlet)} | {title} | {safe(s.when)}{grounds} | {s.statements} |"
    yield ""


def _unread(page: Page) -> Iterator[str]:
    if not page.unread:
        yield "Nothing: everything given was read.\n"
    for group in page.unread:
        yield f"### {safe(group.reason)} ({len(group.entries)})\n"
        if group.way:
            yield f"{safe(group.way)}\n"
        yield from (f"- {safe(about)}: {safe(detail)}" for about, detail, _ in group.entries)
        yield ""
