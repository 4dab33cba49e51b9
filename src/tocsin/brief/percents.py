"""Probabilities as whole percents."""


def percent(p: float) -> int:
    """Whole percents; nothing short of certainty shows as 0 or 100."""
    return min(max(round(p * 100), 1 if p > 0 else 0), 99 if p < 1 else 100)
