"""Room: read. A report goes in, its statements and refusals come out."""

from tocsin.read.protocol import Reader
from tocsin.read.reader import RuleReader

__all__ = ["Reader", "RuleReader"]
