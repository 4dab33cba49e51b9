"""Lists of authors in the forms in which shops print them."""

import pytest

from bench.authors import Book, borne_out, key, once, shorter

PAIR = (("kamper", ("mina",)), ("orlo", ("jan",)))
PLAIN = ["Jan Orlo, Mina Kamper", "Orlo, Jan; Kamper, Mina", "Orlo, Jan", "Kamper, Mina"] * 2
BOOK = Book(PLAIN)


@pytest.mark.parametrize(
    "text",
    [
        "Jan Orlo, Mina Kamper",
        "Jan Orlo; Mina Kamper",
        "Orlo, Jan; Kamper, Mina",
        "Orlo, Jan/ Kamper, Mina",
        "ORLO, JAN KAMPER, MINA",
        "ORLO, JANKAMPER, MINA",
        "Orlo, Jan, and Kamper, Mina",
        "Orlo, Jan, Kamper, Mina",
        "Jan Orlo Mina Kamper",
        "By (author) Orlo, Jan By (author) Kamper, Mina",
        "Orlo, Jan (Author) Kamper, Mina (Joint Author)",
        "Jan Orlo, Ph.D. | Mina Kamper (University of Tessim)",
        "Orlo Jan; Jan, Orlo; Kamper, Mina",
        "J Orlo, Jan Orlo, Mina Kamper, et al",
    ],
)
def test_one_list_in_many_forms(text: str) -> None:
    assert BOOK.people(text) == PAIR


@pytest.mark.parametrize("text", ["", "None", "Not Available", "N/A", " , "])
def test_a_field_that_says_nothing_claims_nothing(text: str) -> None:
    assert BOOK.people(text) is None


@pytest.mark.parametrize("text", ["H&ouml;hn, Zo&eacute;", "HOHN, ZOE", "H&Atilde;&para;hn, Zoe"])
def test_broken_letters(text: str) -> None:
    assert Book([text]).people(text) == (("hohn", ("zoe",)),)


def test_particles_belong_to_the_surname() -> None:
    assert Book([]).people("Ida van der Loo") == (("vanderloo", ("ida",)),)


def test_the_golds_own_form() -> None:
    assert key("orlo, jan ;  kamper, mina;  ") == PAIR


def test_shorter_names_are_borne_out_by_fuller_ones() -> None:
    assert shorter(("j",), ("jan", "t"))
    assert not shorter(("jan", "t"), ("jan",))
    assert borne_out((("orlo", ("j",)),), PAIR)
    assert not borne_out(PAIR, (("orlo", ("jan",)),))
    assert once([("orlo", ("j",)), ("orlo", ("jan",))]) == (("orlo", ("jan",)),)
