"""World files: what holds is read, what does not is refused with file and line."""

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.records import VocabularyError
from tocsin.vocabulary import World, base_world, parse_world

BAD = Path(__file__).parents[1] / "cases" / "vocabulary" / "bad"
SMALL = """\
schema: tocsin-world/1
countries:
  - code: XZZ
    name: Zedland
    demonym: Zedlander
    capital: {name: Port Zed, coords: [1, 2]}
    forces: [Zedland Rifles]
    offices:
      - office: First Warden
        holders:
          - {name: Ann Bell, from: 2020-01-01, to: 2021-12-31}
          - {name: Carl Dent-Fox, from: 2022-01-01}
  - code: ISR
    offices:
      - office: Defence Minister
        holders: [{name: Test Person, from: 2031-01-01}]
outlets:
  - {id: zed-post, name: The Zed Post, short: [the Post], country: XZZ, reliability: C}
groups:
  - {id: reds, name: Red Reeds, base: XZZ, leaders: [{role: spokesman, name: Olga Quill}]}
people:
  - {name: Ann Bell, aliases: [Annie Bell]}
"""


@pytest.fixture(scope="module")
def small() -> World:
    return parse_world(SMALL, "small.yaml")


@pytest.mark.parametrize("path", sorted(BAD.glob("*.yaml")), ids=lambda p: p.stem)
def test_what_does_not_hold_is_refused_where_it_stands(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    line, _, message = text.splitlines()[0].removeprefix("# expect: ").partition(": ")
    with pytest.raises(VocabularyError) as error:
        _ = parse_world(text, path.name)
    assert str(error.value).startswith(f"{path.name}:{line}: ")
    assert message in str(error.value)


def test_an_overlay_alone_is_a_world(small: World) -> None:
    text = "Ann Bell, First Warden, told the Post in Port Zed that Zedlanders and Red Reeds met."
    found = [(m.kind, m.key, m.country) for m in small.find(text)]
    assert found == [
        ("person", "Ann Bell", "XZZ"),
        ("office", "XZZ/first-warden", "XZZ"),
        ("outlet", "zed-post", "XZZ"),
        ("capital", "XZZ/port-zed", "XZZ"),
        ("demonym", "XZZ", "XZZ"),
        ("group", "reds", "XZZ"),
    ]


def test_an_overlay_wins_where_names_are_shared(small: World) -> None:
    world = base_world().with_overlay(small)
    post = world.outlet("the Post")
    assert post is not None
    assert post.id == "zed-post"
    assert world.find("It told the Post so.")[0].key == "zed-post"
    assert world.outlet("The Washington Post") == base_world().outlet("The Washington Post")


def test_an_overlay_completes_a_country_and_closes_the_open_tenure(small: World) -> None:
    world = base_world().with_overlay(small)
    israel = world.country("ISR")
    assert israel is not None
    assert israel == base_world().country("ISR")
    before = world.holder("ISR/defence-minister", date(2023, 6, 1))
    after = world.holder("ISR/defence-minister", date(2031, 6, 1))
    assert before is not None
    assert after is not None
    assert (before.name, after.name) == ("Yoav Gallant", "Test Person")
    assert all(h.end for h in world.offices["ISR/defence-minister"].holders[:-1])


def test_other_spellings_and_surnames_lead_to_the_person(small: World) -> None:
    world = base_world().with_overlay(small)
    assert [m.key for m in world.find("Annie Bell spoke.")] == ["Ann Bell"]
    assert [p.name for p in world.persons_by_surname("Dent-Fox")] == ["Carl Dent-Fox"]
    assert world.find("Bell spoke.") == []


def test_an_overlay_loses_nothing_below_it(small: World) -> None:
    base = base_world()
    world = base.with_overlay(small)
    for part in ("countries", "places", "offices", "groups", "forces", "outlets", "alliances"):
        assert getattr(base, part).keys() <= getattr(world, part).keys()
    assert base.persons.keys() <= world.persons.keys()
    for code, country in base.countries.items():
        merged = world.countries[code]
        assert {country.name, *country.aliases} <= {merged.name, *merged.aliases}


_ID = st.sampled_from(["a", "b", "c"])
_NAMED = ["Oak Hill", "Elm Bay", "Fir Ness"]
_NAMES = st.lists(st.sampled_from(_NAMED), min_size=1, unique=True)


def _outlets(items: dict[str, list[str]]) -> World:
    rows = [
        f"  - {{id: {i}, name: {n[0]}, aliases: [{', '.join(n[1:])}]}}" for i, n in items.items()
    ]
    return parse_world("\n".join(["schema: tocsin-world/1", "outlets:", *rows]), "w")


@given(*[st.dictionaries(_ID, _NAMES, min_size=1)] * 2)
def test_overlays_keep_every_entry_and_every_name(
    under: dict[str, list[str]], over: dict[str, list[str]]
) -> None:
    world = _outlets(under).with_overlay(_outlets(over))
    assert world.outlets.keys() == {*under, *over}
    for items in (under, over):
        for key, names in items.items():
            assert {*names} <= {world.outlets[key].name, *world.outlets[key].aliases}
    owners = {n: {k for k, names in over.items() if n in names} for n in _NAMED}
    for name, keys in owners.items():
        found = [m.key for m in world.find(f"Over {name} it went.")]
        assert not keys or found[0] in over, (name, found)


def test_the_exercise_world_is_read(shared: Path) -> None:
    path = shared / "cases" / "exercise" / "world.yaml"
    world = parse_world(path.read_text(encoding="utf-8"), path.name)
    assert len(world.countries) == 8
    assert len(world.outlets) == 20
    assert all(o.reliability in {"A", "B", "C", "D", "E"} for o in world.outlets.values())


LEARNED = """\
schema: tocsin-world/1
countries:
  - code: ISR
    offices:
      - office: Foreign Minister
        holders:
          - {name: Ann Bell, from: 2041-01-01, seen: 2041-03-31, to: 2041-06-30, learned: [a, b]}
          - {name: Carl Dent, from: 2041-07-01, seen: 2041-08-31, learned: [c]}
      - office: Deputy Foreign Minister
        several: true
        holders:
          - {name: Eve Falk, from: 2041-01-01, seen: 2041-12-31, learned: [a]}
          - {name: Gil Hart, from: 2041-02-01, seen: 2041-12-31, learned: [a]}
"""


def test_a_learned_tenure_is_vouched_for_within_its_days() -> None:
    world = base_world().with_overlay(parse_world(LEARNED, "learned.yaml"))
    ann, carl = world.tenures("Ann Bell")[0], world.tenures("Carl Dent")[0]
    assert (ann.last, carl.last) == (date(2041, 3, 31), date(2041, 8, 31))
    assert [ann.serves(date(2041, m, 1)) for m in (1, 3, 5, 8)] == [True, True, False, False]
    office = ann.office
    assert [
        h.name if (h := world.holder(office, date(2041, m, 1))) else None for m in (2, 5, 8)
    ] == [
        "Ann Bell",
        None,
        "Carl Dent",
    ]


def test_what_is_learned_claims_no_title_for_one_country() -> None:
    text = "The Deputy Foreign Minister and the Foreign Minister met."
    learned = base_world().with_overlay(parse_world(LEARNED, "learned.yaml"))
    assert [m.kind for m in learned.find(text)] == [m.kind for m in base_world().find(text)]
    stated = base_world().with_overlay(parse_world(re.sub(", learned: [^]]*]", "", LEARNED), "x"))
    assert "office" in {m.kind for m in stated.find(text)}


def test_several_may_hold_an_office_at_a_time() -> None:
    world = base_world().with_overlay(parse_world(LEARNED, "learned.yaml"))
    held = [h.end for h in world.offices["ISR/deputy-foreign-minister"].holders]
    assert held == [None, None]
    with pytest.raises(VocabularyError, match="overlaps"):
        _ = parse_world(LEARNED.replace("        several: true\n", ""), "x")


def test_what_is_learned_never_replaces_what_is_stated() -> None:
    stated = LEARNED.replace(", learned: [a, b]", "").replace(
        "from: 2041-01-01", "from: 2040-01-01"
    )
    world = parse_world(stated, "stated").with_overlay(parse_world(LEARNED, "learned"))
    ann = world.offices["ISR/foreign-minister"].holders[0]
    assert (ann.name, ann.start, ann.learned) == ("Ann Bell", date(2040, 1, 1), ())


def test_each_open_tenure_ends_before_the_next_one() -> None:
    under = "schema: tocsin-world/1\ncountries: [{code: ISR, offices: [{office: Guide, holders: "
    base = parse_world(under + "[{name: B C, from: 2010-01-01}]}]}]", "base")
    rows = "[{name: A D, from: 2001-01-01, to: 2002-01-01}, {name: E F, from: 2020-01-01}]}]}]"
    holders = base.with_overlay(parse_world(under + rows, "over")).offices["ISR/guide"].holders
    assert [(h.name, h.end) for h in holders] == [
        ("A D", date(2002, 1, 1)),
        ("B C", date(2019, 12, 31)),
        ("E F", None),
    ]
