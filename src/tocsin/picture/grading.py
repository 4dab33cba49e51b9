"""Grades that people gave to sources, out of their judgements."""

from collections.abc import Iterable

import msgspec

from tocsin.records import Judgement, Refused
from tocsin.vocabulary import gradings


def grades_of(
    judgements: Iterable[tuple[str, Judgement]],
) -> tuple[dict[str, str], list[Refused]]:
    """The last letter given to each source, in the order given; and what is no grade.

    A value is a grade of the Admiralty code as JSON, "B" or "B2": of a source the letter counts.
    """
    grades: dict[str, str] = {}
    refused: list[Refused] = []
    for key, judgement in judgements:
        letter = _letter(judgement.value)
        if letter is None:
            known = ", ".join(gradings().reliability)
            detail = f"grade {key} of {judgement.subject}: {judgement.value} is none of {known}"
            refused.append(Refused(subject=key, reason="grading", detail=detail))
        else:
            grades[judgement.subject] = letter
    return grades, refused


def _letter(value: str | None) -> str | None:
    try:
        said: object = msgspec.json.decode(value or "")
    except (msgspec.DecodeError, UnicodeEncodeError):
        return None
    known = gradings()
    if not isinstance(said, str) or said[:1] not in known.reliability:
        return None
    return said[0] if not said[1:] or said[1:] in known.credibility else None
