"""PLOVER's rules for what has not happened, as a table."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.export.reduce import Setting, reduced
from tocsin.export.rules import rules
from tocsin.records import Event, Modality, Party, Span
from tocsin.vocabulary import modalities, plover


def event(what: str, modality: Modality = "actual", country: str | None = "KEN") -> Event:
    type_, _, mode = what.partition("/")
    return Event(
        type=type_,
        mode=mode or None,
        trigger=Span(0, 1),
        modality=modality,
        actors=(Party(country=country),) if country else (),
    )


OWN = {"own": True, "manner": "threaten"}
TABLE = [
    # as read, modality, setting -> as coded
    ("ASSAULT/aerial", "actual", {}, "ASSAULT/aerial"),
    ("CONSULT/visit", "planned", {}, "AGREE"),
    ("SUPPORT", "planned", {}, "AGREE"),
    ("COOPERATE", "planned", {}, "AGREE"),
    ("AID", "planned", {}, "AGREE"),
    ("AGREE", "planned", {}, "AGREE"),
    ("RETREAT/ceasefire", "planned", {}, "CONCEDE"),
    ("CONCEDE", "planned", {}, "CONCEDE"),
    ("ASSAULT/aerial", "planned", {}, "ASSAULT/aerial + future"),
    ("SANCTION/expel", "planned", {}, "SANCTION/expel + future"),
    ("AID", "possible", {}, "AID + hypothetical"),
    ("RETREAT/withdraw", "demanded", {}, "RETREAT/withdraw + hypothetical"),
    ("COOPERATE", "advised", {}, "COOPERATE + hypothetical"),
    ("PROTEST/demo", "hypothetical", {}, "PROTEST/demo + hypothetical"),
    # ASSAULT + hypothetical may be THREATEN: the doer's own word, not what others expect of him
    ("ASSAULT/aerial", "threatened", {}, "THREATEN/violence"),
    ("COERCE/arrest", "threatened", {}, "THREATEN/arrest"),
    ("COERCE/deport", "threatened", {}, "THREATEN/expel"),
    ("SANCTION", "threatened", {}, "THREATEN/relations"),
    ("PROTEST/strike", "threatened", {}, "PROTEST/strike + hypothetical"),
    ("ASSAULT/aerial", "conditional", OWN, "THREATEN/violence"),
    ("ASSAULT/aerial", "planned", OWN, "THREATEN/violence"),
    ("ASSAULT/aerial", "possible", {"manner": "warn"}, "ASSAULT/aerial + hypothetical"),
    ("ASSAULT/aerial", "possible", {"own": True}, "ASSAULT/aerial + hypothetical"),
    # negated and historical ones are flagged; whoever writes leaves them out
    ("AID", "denied", {}, "AID + negation"),
    ("ASSAULT/aerial", "actual", {"background": True}, "ASSAULT/aerial + historical"),
    ("ASSAULT/aerial", "denied", {"background": True}, "ASSAULT/aerial + historical negation"),
    ("CONSULT/visit", "planned", {"background": True}, "CONSULT/visit + historical"),
    # what a plain event of the statement says already
    ("CONSULT/visit", "planned", {"plain": ("AGREE",)}, "CONSULT/visit + future, told"),
    ("ASSAULT", "threatened", {"plain": ("THREATEN",)}, "ASSAULT + hypothetical, told"),
    ("MOBILIZE/troops", "actual", {"plain": ("ASSAULT/aerial",)}, "MOBILIZE/troops, told"),
    ("MOBILIZE/troops", "planned", {"plain": ("ASSAULT",)}, "MOBILIZE/troops + future"),
]


@pytest.mark.parametrize(("what", "modality", "setting", "coded"), TABLE)
def test_the_table(what: str, modality: str, setting: dict[str, Any], coded: str) -> None:
    plain = tuple(event(p) for p in setting.get("plain", ()))
    found = reduced(event(what, modality), Setting(**{**setting, "plain": plain}))
    shown = f"{found.type}/{found.mode}" if found.mode else found.type
    shown += f" + {' '.join(found.auxiliary)}" if found.auxiliary else ""
    assert shown + (", told" if found.told else "") == coded


def test_a_plain_event_of_others_says_nothing() -> None:
    others = Setting(plain=(event("AGREE", country="PER"),))
    assert reduced(event("CONSULT", "planned"), others).type == "AGREE"
    assert reduced(event("CONSULT", "planned", country=None), others).told


def test_every_modality_but_actual_has_an_auxiliary_mode() -> None:
    assert set(rules().auxiliary) == set(modalities()) - {"actual"}


def test_the_rules_name_types_and_modes_of_plover() -> None:
    types = plover().types
    for before, after in rules().future.items():
        assert {before, after} <= types.keys()
    for key, mode in rules().threat.items():
        name, _, own = key.partition("/")
        assert not own or own in types[name].modes
        assert mode in types["THREATEN"].modes


KINDS = [(t, m) for t, found in plover().types.items() for m in (None, *found.modes)]


SETTINGS = st.builds(
    Setting, st.sampled_from(["threaten", "say"]), st.booleans(), background=st.booleans()
)


@given(st.sampled_from(KINDS), st.sampled_from(list(modalities())), SETTINGS)
def test_what_is_coded_is_plover_and_never_both(
    kind: tuple[str, str | None], modality: Modality, setting: Setting
) -> None:
    """A plain type takes no auxiliary mode: either the type changes or a flag is set, not both."""
    name = "/".join(filter(None, kind))
    found = reduced(event(name, modality), setting)
    assert found.mode is None or found.mode in plover().modes(found.type)
    assert found.type == kind[0] or not found.auxiliary
    assert modality != "actual" or setting.background or not found.auxiliary
