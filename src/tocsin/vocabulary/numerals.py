"""English numerals: one table for everybody who counts. Quirk et al. 1985, 6.63 ff."""

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
    " fifteen sixteen seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"

UNITS: dict[str, int] = {word: n for n, word in enumerate(_UNITS.split())}
"""Cardinals below twenty."""
TENS: dict[str, int] = {word: 10 * n for n, word in enumerate(_TENS.split(), 2)}
"""Multiples of ten from twenty to ninety."""
CARDINALS: dict[str, int] = UNITS | TENS
"""Cardinals below a hundred that are one word."""
SCALES: dict[str, int] = {
    "hundred": 100,
    "thousand": 1000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
}
"""What a cardinal before them is multiplied with."""
ORDINALS: dict[str, int] = {word: n for n, word in enumerate(_ORDINALS.split(), 1)}
"""Ordinals to the twelfth."""


def cardinal(words: str) -> int | None:
    """The number that one word or a hyphened pair stands for ("forty", "forty-two"); else None."""
    tens, dash, unit = words.partition("-")
    if not dash:
        return CARDINALS.get(words)
    low = UNITS.get(unit, 0)
    return TENS[tens] + low if tens in TENS and 0 < low < UNITS["ten"] else None
