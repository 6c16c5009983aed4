"""The countdown shown above a prompt, which ends the prompt when the time runs out."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from math import ceil
from typing import Any

from prompt_toolkit.application import Application
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.layout import FormattedTextControl, HSplit, Layout, Window

_REFRESH_INTERVAL = 0.2  # seconds
_LATE = 5  # seconds left, from which on the countdown is red
_BAR_WIDTH = 20  # columns


class OutOfTime(Exception):
    """The countdown reached zero."""


@dataclass(frozen=True, slots=True)
class Countdown:
    """The time that several prompts share: it ends when ``clock`` returns ``ends_at``, in seconds.

    ``total`` is the time it began with, in seconds.
    """

    clock: Callable[[], float]
    ends_at: float
    total: float

    def left(self) -> float:
        """Return the seconds left, 0 or more."""
        return max(self.ends_at - self.clock(), 0.0)

    def show(self, application: Application[Any]) -> None:
        """Show the time left above a prompt; when it runs out, the prompt raises `OutOfTime`."""

        async def end() -> None:
            await asyncio.sleep(self.left())
            if not application.is_done:
                application.exit(exception=OutOfTime())

        def start() -> None:
            application.create_background_task(end())  # canceled when the prompt ends

        window = Window(FormattedTextControl(lambda: _time_left(self)), height=1)
        layout = application.layout
        focused = layout.current_window
        application.layout = Layout(HSplit([window, layout.container]), focused_element=focused)
        application.refresh_interval = _REFRESH_INTERVAL
        application.pre_run_callables.append(start)


def _time_left(countdown: Countdown) -> StyleAndTextTuples:
    seconds = ceil(countdown.left())
    style = "class:countdown-late" if seconds <= _LATE else "class:countdown"
    filled = round(countdown.left() / max(countdown.total, _REFRESH_INTERVAL) * _BAR_WIDTH)
    unit = "second" if seconds == 1 else "seconds"
    return [
        (style, f"{seconds:>3} {unit} left "),
        (style, "━" * filled),
        ("class:countdown-gone", "━" * (_BAR_WIDTH - filled)),
    ]
