"""Times and voices in words; escalation and de-escalation."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from tests.brief.build import report
from tocsin.brief import dates, people
from tocsin.brief.clean import line, link, visible
from tocsin.brief.sides import direction
from tocsin.records import Event, Manner, Modality, Span, Statement, TimeRange, Voice, Window

WEST = timezone(timedelta(hours=-8))


def at(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=WEST)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("earliest", "latest", "words"),
    [
        (at(2031, 3, 10), at(2031, 3, 18), "10\N{EN DASH}17 March 2031"),
        (at(2031, 3, 10), at(2031, 3, 11), "10 March 2031"),
        (at(2031, 3, 30), at(2031, 4, 3), "30 March 2031 \N{EN DASH} 2 April 2031"),
        (at(2031, 3, 10), None, "from 10 March 2031 on"),
        (None, at(2031, 3, 18), "by 17 March 2031"),
        (None, at(2031, 3, 18, 14, 30), "by 18 March 2031"),
        (at(2031, 3, 18, 14, 30), None, "from 18 March 2031 on"),
        (at(2031, 3, 1, 19, 5), at(2031, 3, 1, 19, 35), "1 March 2031, 19:05\N{EN DASH}19:35"),
        (at(2031, 3, 1, 18), at(2031, 3, 2), "1 March 2031, 18:00\N{EN DASH}24:00"),
        (at(2031, 3, 1, 3, 20), at(2031, 3, 1, 3, 21), "1 March 2031, 03:20"),
        (at(2031, 3, 10), at(2031, 3, 15, 16, 20), "10\N{EN DASH}15 March 2031"),
        (at(2031, 3, 8, 18), at(2031, 3, 9, 6), "8\N{EN DASH}9 March 2031"),
    ],
)
def test_windows_in_short(earliest: datetime | None, latest: datetime | None, words: str) -> None:
    assert dates.window(Window(earliest=earliest, latest=latest, resolved=True)).short == words


def test_the_full_form_keeps_the_clock_and_the_offset() -> None:
    window = Window(latest=at(2031, 3, 18, 14, 30), resolved=True)
    assert dates.window(window).full == "by 18 March 2031, 14:30 UTC-08:00"


def test_grounds_show_days() -> None:
    assert dates.days_only("received 2031-03-18T14:30:05+00:00") == "received 2031-03-18"


@pytest.mark.parametrize(
    ("hours", "words"),
    [
        ((336.0, 1440.0), "2 weeks to 2 months after the report"),
        ((0.0, 48.0), "within 48 hours of the report"),
        ((24.0, None), "from 24 hours after the report on"),
        ((None, 120.0), "within 5 days of the report"),
        ((-192.0, -144.0), "6 days to 8 days before the report"),
    ],
)
def test_relative_windows(hours: tuple[float | None, float | None], words: str) -> None:
    assert dates.window(Window(relative=hours)).short == words


def test_an_unreckoned_phrase_is_shown_as_said() -> None:
    assert dates.window(Window(span=Span(0, 5)), "soon").short == "“soon”"


def test_publication() -> None:
    early, late = datetime(2031, 3, 1, tzinfo=UTC), datetime(2031, 3, 9, tzinfo=UTC)
    bounded = TimeRange(earliest=early, latest=late, basis="text")
    assert dates.published(bounded, ("the minister took office",)) == (
        "undated (between 1 March 2031 and 9 March 2031, because the minister took office)"
    )
    assert dates.published(TimeRange.at(early, "header")) == "1 March 2031, 00:00 UTC"
    assert dates.published(TimeRange()) == "undated"


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("two Southland officials", "two unnamed Southland officials"),
        ("a senior officer", "an unnamed senior officer"),
        ("One", "one, not named"),
        ("the other two", "the other two, not named"),
        ("Its crew", "its unnamed crew"),
        ("Workers", "unnamed workers"),
        ("Peruvian envoys", "unnamed Peruvian envoys"),
        ("officials", "unnamed officials"),
        ("An engineer", "an unnamed engineer"),
        ("three unnamed envoys", "three unnamed envoys"),
    ],
)
def test_unnamed_voices(words: str, shown: str) -> None:
    given = report(words)
    voice = Voice(kind="officials", named=False, span=Span(0, len(words)))
    assert people.voice(voice, given) == shown


def test_a_chain_is_a_sentence() -> None:
    text = "Two officials, Harbour Times wrote"
    chain = (
        Voice(kind="outlet", named=True, name="Harbour Times", span=Span(15, 28)),
        Voice(kind="officials", named=False, count=2, span=Span(0, 13)),
    )
    assert people.chain(chain, report(text), "Mirror") == (
        "two unnamed officials, via Harbour Times; printed by Mirror"
    )
    assert people.chain((), report(text), "Mirror") == "Mirror, on its own account"
    assert people.chain((), report(text), None) == "the report itself"


@pytest.mark.parametrize(
    ("type_", "modality", "manner", "text", "way"),
    [
        ("ASSAULT", "actual", "say", "They attacked.", "escalation"),
        ("ASSAULT", "denied", "say", "They did not attack.", "de-escalation"),
        (
            "ASSAULT",
            "advised",
            "advise",
            "They urged it to refrain from striking.",
            "de-escalation",
        ),
        ("ASSAULT", "advised", "advise", "They told it to strike.", "escalation"),
        ("ASSAULT", "advised", "advise", "They told it to strike against them.", "escalation"),
        ("ASSAULT", "hypothetical", "say", "Had they attacked.", None),
        ("RETREAT", "actual", "say", "They withdrew.", "de-escalation"),
        ("CONSULT", "actual", "say", "They met.", None),
        ("SUPPORT", "actual", "say", "They sent arms.", None),
        ("RETREAT", "denied", "say", "They did not withdraw.", None),
    ],
)
def test_directions(
    type_: str, modality: Modality, manner: Manner, text: str, way: str | None
) -> None:
    whole = Span(0, len(text))
    at = max(text.find("strik"), 0)
    event = Event(type=type_, trigger=Span(at, at + 5), modality=modality)
    said = Statement(
        report="x", content=(whole,), manner=manner, quoted="none", events=(event,), sentence=whole
    )
    assert direction(event, said, report(text)) == way


def test_the_unseen_is_made_visible() -> None:
    assert visible("a\u202eb\x00") == "a⟨U+202E⟩b⟨U+0000⟩"
    assert line("a\n\t b") == "a b"


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "https://x.example/a b", 'https://x"y', None]
)
def test_only_plain_addresses_become_links(url: str | None) -> None:
    assert link(url) is None


def test_a_plain_address_becomes_a_link() -> None:
    assert link("https://x.example/a?b=1") == "https://x.example/a?b=1"
