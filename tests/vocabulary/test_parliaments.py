"""Who sits on in parliament after a ministry."""

from datetime import date

import pytest

from tocsin.vocabulary.entities import Tenure
from tocsin.vocabulary.parliaments import parliaments


def tenure(country: str, title: str) -> Tenure:
    """A tenure that ended on 1 March 2018."""
    return Tenure(
        person="A B", office="x", title=title, country=country, sector="GOV", end=date(2018, 3, 1)
    )


@pytest.mark.parametrize(
    ("country", "title", "when", "seated"),
    [
        ("NZL", "Minister of Health", date(2019, 1, 1), True),
        ("NZL", "Minister of Health", date(2021, 1, 1), False),
        ("NZL", "Ambassador to Chile", date(2019, 1, 1), False),
        ("USA", "Secretary of State", date(2019, 1, 1), False),
    ],
)
def test_until_the_next_election(country: str, title: str, when: date, *, seated: bool) -> None:
    assert parliaments().seated(tenure(country, title), when) is seated
