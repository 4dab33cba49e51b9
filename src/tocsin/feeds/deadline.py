"""Work that must be done within a stretch of time."""

import time

from tocsin.feeds.errors import TooSlow


class Deadline:
    """A stretch of time that work must be done within, by the monotonic clock."""

    def __init__(self, seconds: float, what: str) -> None:
        self._seconds, self._what = seconds, what
        self._end = time.monotonic() + seconds

    @property
    def left(self) -> float:
        """Seconds left. Raises `TooSlow` when there are none."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise TooSlow(f"{self._what} took longer than {self._seconds:g} s; try it by itself")
        return left

    def check(self) -> None:
        """Raise `TooSlow` when the time is over."""
        _ = self.left
