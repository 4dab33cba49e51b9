"""Fusing: many statements become developments with their lineage, origins and contradictions."""

from tocsin.fuse.believed import Believing, believed
from tocsin.fuse.index import Fused, FuseIndex, fuse
from tocsin.fuse.outlets import OutletBook
from tocsin.fuse.reliability import Grades

__all__ = ["Believing", "FuseIndex", "Fused", "Grades", "OutletBook", "believed", "fuse"]
