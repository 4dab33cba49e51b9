"""Stories: which reports are about one affair, found as reports come in."""

from tocsin.fuse.stories.gist import Gist, gist_of
from tocsin.fuse.stories.index import StoryIndex

__all__ = ["Gist", "StoryIndex", "gist_of"]
