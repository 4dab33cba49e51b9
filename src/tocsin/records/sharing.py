"""What went to which partner, what did not and why."""

from typing import Literal

from tocsin.records.base import Instant, Value

Tlp = Literal["RED", "AMBER+STRICT", "AMBER", "GREEN", "CLEAR"]


class Marking(Value, frozen=True, kw_only=True):
    """Who may see a record: TLP 2.0, REL TO list, ORCON, caveats, review date."""

    tlp: Tlp
    """Traffic Light Protocol 2.0 label (FIRST, August 2022)."""
    releasable_to: tuple[str, ...] = ()
    """Partners it may be released to; empty releases to nobody."""
    orcon: bool = False
    """Originator controlled: no further release without the originator's recorded consent."""
    caveats: tuple[str, ...] = ()
    """Further limits in words."""
    review: Instant | None = None
    """When the marking is to be looked at again."""


class Release(Value, frozen=True, kw_only=True, tag_field="type", tag="release"):
    """A record sent to a partner in one view."""

    record: str
    """Id of the record as sent."""
    partner: str
    """To whom."""
    view: str
    """Which view: "full" or the name of a tear line."""
    marking: Marking
    """Under which marking."""
    rule: str
    """Which rule or person allowed it."""
    v: int = 1
    """Version of this record's form."""


class Withheld(Value, frozen=True, kw_only=True, tag_field="type", tag="withheld"):
    """A record not sent, with the reason."""

    record: str
    """Id of the record."""
    partner: str
    """From whom it was withheld."""
    reason: str
    """Which rule decided and why."""
    v: int = 1
    """Version of this record's form."""


class Recall(Value, frozen=True, kw_only=True, tag_field="type", tag="recall"):
    """A request to stop using a release; never a claim of deletion."""

    release: str
    """Id of the release."""
    reason: str
    """Why."""
    v: int = 1
    """Version of this record's form."""


class Receipt(Value, frozen=True, kw_only=True, tag_field="type", tag="receipt"):
    """What a partner acknowledged."""

    subject: str
    """Id of the release or recall."""
    partner: str
    """Who acknowledged."""
    signature: str
    """Ed25519 signature (base64) over the RFC 8785 bytes of what was acknowledged."""
    v: int = 1
    """Version of this record's form."""
