"""Reads the data files that lie beside the code."""

from collections.abc import Iterator
from importlib.resources import files

from tocsin.records import VocabularyError
from tocsin.vocabulary.marks import Node, read_yaml


def package_text(name: str) -> str:
    """The text of a packaged data file."""
    return files("tocsin.vocabulary").joinpath("data", name).read_text(encoding="utf-8")


def package_yaml(name: str) -> Node:
    """The root of a packaged YAML file."""
    return read_yaml(package_text(name), name)


def package_rows(name: str, columns: int) -> Iterator[tuple[str, list[str]]]:
    """Rows of a packaged tab-separated file with their place ("file:line").

    Lines that start with # are notes. Raises `VocabularyError` for a row of another width.
    """
    for number, line in enumerate(package_text(name).split("\n"), start=1):
        if line and line[0] != "#":
            cells = line.split("\t")
            if len(cells) != columns:
                raise VocabularyError(f"{name}:{number}: {len(cells)} columns; {columns} expected")
            yield f"{name}:{number}", cells
