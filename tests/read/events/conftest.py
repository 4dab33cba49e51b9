"""Codes the events of one text taken as a content."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from spacy.language import Language

from tocsin.read.events import Coder, Coding, PairModel, Telling
from tocsin.read.parse import parse
from tocsin.read.time import find_windows
from tocsin.records import Manner, Refused, Report, Span, TimeRange
from tocsin.vocabulary import base_world

Code = Callable[..., Coding]
DAY = datetime(2024, 5, 5, tzinfo=UTC)


@pytest.fixture(scope="session")
def code(nlp: Language) -> Code:
    """A coding of a text published on 5 May 2024, told in a manner."""

    def _code(text: str, manner: Manner = "report", pairs: PairModel | None = None) -> Coding:
        at = TimeRange.at(DAY, "header")
        parsed = parse(
            nlp, Report(outlet=None, title="", body=text, published=at, language="en"), base_world()
        )
        assert not isinstance(parsed, Refused)
        windows = find_windows(text, DAY)
        coder = Coder(
            parsed.parties,
            "r",
            DAY.date(),
            lambda s: [w for w in windows if w.span and s.contains(w.span)],
            pairs,
        )
        return coder.code((Span(0, len(text)),), Telling(manner, "indirect"))

    return _code


@pytest.fixture(scope="session")
def code_with(code: Code) -> Callable[..., list[str]]:
    """The types coded of a text with a pair model."""

    def _types(text: str, pairs: PairModel) -> list[str]:
        return [e.type for e in code(text, pairs=pairs).events]

    return _types
