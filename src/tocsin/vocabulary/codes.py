"""Country codes of the packaged world, without loading the world."""

import re
from functools import cache

from tocsin.vocabulary.package import package_text
from tocsin.vocabulary.plover import plover

_CODE = re.compile(r"^- \{code: \"([A-Z]{3})\"", re.MULTILINE)


@cache
def known_codes() -> frozenset[str]:
    """ISO 3166-1 alpha-3 codes of countries.yaml, KOS, and PLOVER's codes of bodies."""
    return frozenset(_CODE.findall(package_text("countries.yaml"))) | plover().bodies.keys()
