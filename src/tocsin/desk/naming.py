"""Names of single reports, for `tocsin read` and for Python."""

from tocsin.desk.models import load_pipeline
from tocsin.records import Name, Refused, Report
from tocsin.vocabulary import World


def names_of(report: Report, world: World) -> tuple[Name, ...]:
    """The proper names of a report in order; none where it is refused (empty, not English)."""
    from tocsin.read.names import names  # noqa: PLC0415 - brings spaCy in
    from tocsin.read.parse import parse  # noqa: PLC0415 - same

    parsed = parse(load_pipeline(), report, world)
    return () if isinstance(parsed, Refused) else names(parsed)
