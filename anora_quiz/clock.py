"""The real clock, the only place that reads it."""

import time
from datetime import datetime


class SystemClock:
    """The computer's clock."""

    def now(self) -> datetime:
        """Return the local date and time, with its time zone."""
        return datetime.now().astimezone()

    def seconds(self) -> float:
        """Return seconds from an arbitrary moment; never goes back."""
        return time.monotonic()
