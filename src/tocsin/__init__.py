"""Tocsin: a shared early-warning desk for crises.

    import tocsin
    reading = tocsin.read("Two officials told Axios ...", published="2024-04-11T14:00Z")
    coded = tocsin.events(["reports/"])
    picture = tocsin.brief(["reports/"])
    times = tocsin.when("It could come within 48 hours.", published="2024-04-11")
    who = tocsin.party("the Israeli defence minister", on="2024-04-11")
    affairs = tocsin.stories(["reports/"])
    where = tocsin.places("Shells fell on Tripoli, Lebanese officials said.")

Everything heavy is loaded on first use.
"""

import sys
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from tocsin.desk.library import (  # noqa: TC004 - bound by the class below
        brief,
        events,
        holdings,
        names,
        party,
        places,
        read,
        stories,
        when,
    )
    from tocsin.records import (
        Coded,
        Identity,
        Learned,
        Located,
        Name,
        Picture,
        Reading,
        Report,
        Timing,
    )

__all__ = ["brief", "events", "holdings", "names", "party", "places", "read", "stories", "when"]
__version__ = "0.1.0"


class _Package(ModuleType):
    """Keeps `tocsin.read` and `tocsin.brief` functions although rooms of these names exist.

    Importing a room makes the import system bind it as an attribute here; without the setters the
    first call would hide its own function. `from tocsin.read import ...` is not touched by this.
    """

    @property
    def read(self) -> "Callable[..., Reading]":
        from tocsin.desk import library  # noqa: PLC0415 - importing tocsin stays light

        return library.read

    @read.setter
    def read(self, room: ModuleType) -> None: ...

    @property
    def names(self) -> "Callable[..., tuple[Name, ...]]":
        from tocsin.desk import library  # noqa: PLC0415 - as above

        return library.names

    @property
    def party(self) -> "Callable[..., Identity]":
        from tocsin.desk import library  # noqa: PLC0415 - as above

        return library.party

    @property
    def places(self) -> "Callable[..., tuple[Located, ...]]":
        from tocsin.desk import library  # noqa: PLC0415 - as above

        return library.places

    @property
    def when(self) -> "Callable[..., Timing]":
        from tocsin.desk import library  # noqa: PLC0415 - as above

        return library.when

    @property
    def events(self) -> "Callable[..., Coded]":
        from tocsin.desk import library  # noqa: PLC0415 - as above

        return library.events

    @property
    def holdings(self) -> "Callable[..., Learned]":
        from tocsin.desk import library  # noqa: PLC0415 - as above

        return library.holdings

    @property
    def stories(self) -> "Callable[..., tuple[tuple[Report, ...], ...]]":
        from tocsin.desk import library  # noqa: PLC0415 - as above

        return library.stories

    @property
    def brief(self) -> "Callable[..., Picture]":
        from tocsin.desk import library  # noqa: PLC0415 - importing tocsin stays light

        return library.brief

    @brief.setter
    def brief(self, room: ModuleType) -> None: ...


sys.modules[__name__].__class__ = _Package
