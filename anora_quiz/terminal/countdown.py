"""The time that runs while a prompt is open."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from math import ceil
from typing import Any

from prompt_toolkit.application import Application
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.layout import FormattedTextControl, HSplit, Layout, Window

_TICK = 0.2  # seconds between two looks at the countdown
_LATE = 5  # seconds, from which on the countdown shouts
_BAR_COLUMNS = 20


class OutOfTime(Exception):
    """The countdown came to its end."""


@dataclass(frozen=True, slots=True)
class Countdown:
    """The time that prompts have together: it ends when ``clock`` shows ``ends_at`` seconds.

    ``total`` is what it began with, in seconds.
    """

    clock: Callable[[], float]
    ends_at: float
    total: float

    def left(self) -> float:
        """Return the seconds left, 0 or more."""
        return max(self.ends_at - self.clock(), 0.0)

    def show(self, application: Application[Any]) -> None:
        """Show the time left above a prompt, and end the prompt with it."""

        async def end() -> None:
            await asyncio.sleep(self.left())
            if not application.is_done:
                application.exit(exception=OutOfTime())

        def start() -> None:
            application.create_background_task(end())  # which ends with the prompt

        window = Window(FormattedTextControl(lambda: _time_left(self)), height=1)
        layout = application.layout
        focused = layout.current_window
        application.layout = Layout(HSplit([window, layout.container]), focused_element=focused)
        application.refresh_interval = _TICK
        application.pre_run_callables.append(start)


def _time_left(countdown: Countdown) -> StyleAndTextTuples:
    seconds = ceil(countdown.left())
    style = "class:countdown-late" if seconds <= _LATE else "class:countdown"
    done = round(countdown.left() / max(countdown.total, _TICK) * _BAR_COLUMNS)
    unit = "second" if seconds == 1 else "seconds"
    return [
        (style, f"{seconds:>3} {unit} left "),
        (style, "━" * done),
        ("class:countdown-gone", "━" * (_BAR_COLUMNS - done)),
    ]
