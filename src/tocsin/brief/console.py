"""The brief in a terminal. Text is never read as markup: what comes from outside stays plain."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from rich.box import SIMPLE_HEAD
from rich.columns import Columns
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.rule import Rule
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from tocsin.brief.clean import visible
from tocsin.brief.compose import compose
from tocsin.brief.model import Card, Cited, Clash, Item, Node, Page, Shelf
from tocsin.brief.plain import aside, authority, counts, figures, further, sections
from tocsin.records import Picture, Report

_SHOWN = 3
"""Quotations shown with a line; the page has all."""
_STATUS_STYLE = {"corroborated": "green", "disputed": "yellow", "withdrawn": "red"}


def terminal(picture: Picture, reports: Mapping[str, Report]) -> RenderableType:
    """The brief, top to bottom, as one renderable."""
    return Group(*_page(compose(picture, reports)))


def text(value: str, style: str = "") -> Text:
    """Outside text as plain characters."""
    return Text(visible(value), style=style)


def _page(page: Page) -> Iterator[RenderableType]:
    yield _headline(page)
    yield _rule("What may happen")
    for card in page.warnings:
        yield _card(card)
    if not page.warnings:
        yield text("No open warning.", "dim")
    if page.closed:
        yield text("Closed questions", "bold")
    for card in page.closed:
        yield Text.assemble(
            text(card.question), "  ", text(f"{card.status}: {card.status_reason}", "dim")
        )
    for title, shelf in sections(page):
        yield _rule(title)
        yield from _items(shelf)
    yield _rule("Escalation and de-escalation side by side")
    yield _sides(page)
    yield from _quotes(page.restraint)
    yield _rule("What could not be read or decided")
    yield from _unread(page)


def _rule(title: str) -> RenderableType:
    return Group(Text(), Rule(Text(title, "bold"), align="left", style="dim"))


def _headline(page: Page) -> RenderableType:
    head = page.headline
    counted = [Text.assemble((n, "bold"), f" {what}") for n, what in figures(head)]
    return Panel(
        Group(
            text(head.period),
            Columns(counted, padding=(0, 3)),
        ),
        title=text(head.title, "bold"),
        title_align="left",
        border_style="dim",
    )


def _card(card: Card) -> RenderableType:
    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for name in ("Origin", "Graded", "When", "In words"):
        table.add_column(name)
    table.add_column("Read as", justify="right")
    for v in card.views:
        who = f"{v.who} (published again after its time)" if v.stale else v.who
        table.add_row(
            text(who),
            text(v.grading or "-"),
            text(v.window.short),
            text(v.wording),
            f"{v.percent} %",
        )
    parts: list[RenderableType] = [
        text(card.likelihood, "bold"),
        text(card.confidence),
        *(text(f"- {g}", "dim") for g in card.grounds),
        Text(),
        table,
        *(q for v in card.views for q in _quotes(v.quotes)),
        Text(),
        *_changes(card),
    ]
    return Panel(
        Group(*parts), title=text(card.question, "bold"), title_align="left", border_style="blue"
    )


def _changes(card: Card) -> Iterator[Text]:
    yield Text("What would change it", "bold")
    for sign, lines in (("▲", card.raises), ("▼", card.lowers), ("◆", card.either)):
        for line in lines:
            yield text(f"{sign} {line}")


def _items(shelf: Shelf) -> Iterator[RenderableType]:
    if not shelf.main and not shelf.minor:
        yield text("Nothing.", "dim")
    for item in shelf.main:
        yield _item(item)
    if shelf.minor:
        yield text(f"{further(shelf)}:", "dim")
        yield from (Text.assemble("  ", _short(item)) for item in shelf.minor)


def _item(item: Item) -> RenderableType:
    facts = " · ".join(f for f in (item.when.short, item.where, item.who, item.modality) if f)
    head = Text.assemble(
        text(item.title, "bold"), "  ", text(item.status, _STATUS_STYLE.get(item.status, "dim"))
    )
    parts: list[RenderableType] = [text(facts, "dim"), text(counts(item.tally), "cyan")]
    parts += [text(f"{link.how.capitalize()}: {link.title}") for link in item.links]
    parts += [_clash(c) for c in item.clashes]
    parts += _quotes(item.quotes)
    if any(n.children for n in item.lineage):
        parts.append(_lineage(item.lineage))
    return Group(head, Padding(Group(*parts), (0, 0, 1, 2)))


def _quotes(quotes: Sequence[Cited]) -> list[Text]:
    lines = [
        Text.assemble(text(f"“{q.words}” ", "italic"), text(f"({_whose(q)})", "dim"))
        for q in quotes[:_SHOWN]
    ]
    if len(quotes) > _SHOWN:
        lines.append(text(f"and {len(quotes) - _SHOWN} more quotations", "dim"))
    return lines


def _whose(q: Cited) -> str:
    more = f"; also {'; also '.join(authority(a) for a in q.also)}" if q.also else ""
    return authority(q) + more


def _clash(clash: Clash) -> Text:
    values = "  against  ".join(
        f"{s.value} ({'; '.join(p for p in (s.standing, *s.who[:2]) if p)})" for s in clash.values
    )
    return text(f"contradiction, {clash.attribute}: {values}", "yellow")


def _lineage(nodes: Iterable[Node]) -> RenderableType:
    tree = Tree(text("who had it from whom", "dim"), guide_style="dim")
    for node in nodes:
        _grow(tree, node)
    return tree


def _grow(tree: Tree, node: Node) -> None:
    branch = tree.add(
        Text.assemble(text(node.label), text(f" ({node.how})" if node.how else "", "dim"))
    )
    for child in node.children:
        _grow(branch, child)


def _sides(page: Page) -> RenderableType:
    table = Table(box=SIMPLE_HEAD, pad_edge=False, expand=True)
    table.add_column("▲ Escalation", ratio=1)
    table.add_column("▼ De-escalation", ratio=1)
    up, down = page.escalation.main, page.deescalation.main
    for n in range(max(len(up), len(down))):
        table.add_row(*(_short(side[n]) if n < len(side) else "" for side in (up, down)))
    return table


def _short(item: Item) -> Text:
    return Text.assemble(text(item.title), text(f" ({aside(item)})", "dim"))


def _unread(page: Page) -> Iterator[RenderableType]:
    if not page.unread:
        yield text("Nothing: everything given was read.", "dim")
    for group in page.unread:
        yield text(f"{group.reason} ({len(group.entries)})", "bold")
        if group.way:
            yield text(f"  {group.way}", "dim")
        for about, detail, _ in group.entries[:_SHOWN]:
            yield text(f"  {about}: {detail}", "dim")
        if len(group.entries) > _SHOWN:
            yield text(f"  and {len(group.entries) - _SHOWN} more", "dim")
