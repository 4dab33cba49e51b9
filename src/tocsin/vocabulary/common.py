"""Everyday English words: a name that is one of them needs its context."""

from functools import cache

from tocsin.vocabulary.package import package_text


@cache
def common_words() -> frozenset[str]:
    """Lower-case everyday words of the packaged list; lines that start with # are notes."""
    lines = package_text("common_words.txt").split("\n")
    return frozenset(line for line in lines if line and not line.startswith("#"))
