"""The real clock; no other module reads the time."""

import time
from datetime import datetime


class SystemClock:
    """The computer's clock."""

    def now(self) -> datetime:
        """Return the local date and time, with its time zone."""
        return datetime.now().astimezone()

    def seconds(self) -> float:
        """Return the seconds since an arbitrary moment; they never go back."""
        return time.monotonic()
