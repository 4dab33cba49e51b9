"""Which language a text is in: honest, so that a short or mixed text stays "und"."""

from collections.abc import Iterable
from functools import lru_cache
from importlib import import_module
from typing import Any, Protocol, cast


class _Identifier(Protocol):
    """What this room uses of py3langid, which ships no types."""

    def classify(self, text: str) -> tuple[str, float]: ...

    def set_languages(self, langs: Iterable[str]) -> None: ...


UNDETERMINED = "und"
LANGUAGES = frozenset(
    {"ar", "bg", "bn", "cs", "da", "de", "el", "en", "es", "et", "fa", "fi", "fr", "he", "hi"}
    | {"hr", "hu", "hy", "id", "it", "ja", "ka", "ko", "lt", "lv", "nl", "no", "pl", "ps", "pt"}
    | {"ro", "ru", "sk", "sl", "sq", "sr", "sv", "sw", "th", "tr", "uk", "ur", "vi", "zh"}
)
"""Languages that reporting reaches a desk in; a narrower choice errs less on short texts."""
_SAMPLE = 1500
"""Characters looked at."""
_SHORT, _LONG = 25, 100
"""Bytes of letters in UTF-8 (a Chinese character says more than a Latin letter): below the first
nothing is said; from the second on the lower bar is enough."""
_CLEAR, _LIKELY = 0.85, 0.6
"""Probability that a short and a long text must reach."""


def language_of(text: str) -> str:
    """ISO 639-1 code of the language, "und" when it is not clear."""
    sample = text[:_SAMPLE]
    letters = len("".join(filter(str.isalpha, sample)).encode("utf-8", "replace"))
    if letters < _SHORT:
        return UNDETERMINED
    code, probability = _identifier().classify(sample)
    return code if probability >= (_LIKELY if letters >= _LONG else _CLEAR) else UNDETERMINED


def probable_language(text: str) -> tuple[str, float]:
    """The likeliest language and its probability, however unsure."""
    return _identifier().classify(text[:_SAMPLE])


def language_tag(tag: str | None) -> str:
    """ISO 639-1 code from a declared tag such as `en-GB` (BCP 47); "und" when there is none."""
    code = (tag or "").strip().lower().replace("_", "-").split("-")[0]
    return code if code in LANGUAGES else UNDETERMINED


@lru_cache(maxsize=1)
def _identifier() -> _Identifier:
    langid: Any = import_module("py3langid.langid")
    loaded = langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE, norm_probs=True)
    identifier = cast("_Identifier", loaded)
    identifier.set_languages(LANGUAGES)
    return identifier
