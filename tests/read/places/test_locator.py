"""Places of events as the whole report shows them."""

from spacy.language import Language

from tocsin.read import RuleReader
from tocsin.records import Report
from tocsin.vocabulary import World


def test_an_event_lies_where_the_report_says(nlp: Language, world: World) -> None:
    body = "Lebanese soldiers killed four gunmen in Tripoli on Sunday, the army said."
    report = Report(outlet=None, title="", body=body, language="en")
    reading = RuleReader(nlp, world).read(report)
    (place,) = {e.place for s in reading.statements for e in s.events if e.place}
    assert (place.country, place.lat, place.precision) == ("LBN", 34.43, "city")
    assert place.span.of(body) == "Tripoli"


def test_an_event_without_a_name_of_a_place_stays_as_it_was(nlp: Language, world: World) -> None:
    body = "Iranian missiles landed on two Iraqi bases early on Wednesday, officials said."
    reading = RuleReader(nlp, world).read(Report(outlet=None, title="", body=body, language="en"))
    for s in reading.statements:
        for e in s.events:
            assert e.place is None or e.place.span.of(body) != ""
