"""Fusing: many statements become developments with their lineage, origins and contradictions."""

from tocsin.fuse.index import Fused, FuseIndex, fuse

__all__ = ["FuseIndex", "Fused", "fuse"]
