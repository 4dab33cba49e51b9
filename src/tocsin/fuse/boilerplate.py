"""What every outlet prints around its text: datelines, credits, calls to subscribe."""

import re

DATELINE = re.compile(
    r"^\s*(?:[A-Z][A-Z.'\u2019-]+(?:[ /][A-Z][A-Z.'\u2019-]+)*"  # CITY/CITY
    r"(?:,\s[A-Z][\w ]+?)?"  # , Country
    r"(?:,\s(?:[A-Z][a-z]{2,8}\.?\s\d{1,2}|\d{1,2}\s[A-Z][a-z]{2,8}\.?))?)?"  # , March 8
    r"\s*(?:\((?P<agency>[A-Z][\w .&'-]{1,40})\)\s*(?:[-\u2013\u2014:]+\s)?|[-\u2013\u2014]+\s)"
)
"""A dateline, with the agency in brackets when one is named."""

_LINES = re.compile(
    r"^(?:(?:additional )?(?:reporting|writing|editing|compiled|translated) by\b.*"
    r"|(?:this (?:story|article|report)|the following (?:account|report|text)) (?:is|was|has been) "
    r"(?:based|compiled|taken|provided|published|updated).*"
    r"|compiled from .*|from our .{3,40} desk\..*|with (?:material|reporting) from .*"
    r"|(?:copyright|\u00a9|\(c\)).*|all rights reserved.*"
    r"|(?:sign up|subscribe|follow us|read more|click here|advertisement|share this|photo:).*)$",
    re.IGNORECASE | re.MULTILINE,
)


def without_boilerplate(body: str) -> str:
    """The text proper."""
    return _LINES.sub("", DATELINE.sub("", body, count=1))
