"""Scenes around a round: lists to choose from, lines to type, and the wait for a clock."""

from collections.abc import Sequence
from math import ceil

from rich.align import Align
from rich.text import Text

from anora_quiz.quiz.counting import count_of
from anora_quiz.quiz.forms import PickMany
from anora_quiz.quiz.rounds import Round
from anora_quiz.terminal.sanitize import visible
from anora_quiz.terminal.scenes.header import header
from anora_quiz.terminal.scenes.question import answer_parts
from anora_quiz.terminal.scenes.result import big
from anora_quiz.terminal.scenes.rows import POINTER, blank, indented, prose, row
from anora_quiz.terminal.scenes.title import Title
from anora_quiz.terminal.stage.compose import Part, Scene
from anora_quiz.terminal.stage.state import State
from anora_quiz.terminal.stage.typed_text import typed_text
from anora_quiz.terminal.wording import round_name

TITLE = Title()
"""The header of every page outside a round."""


def choosing(
    message: str,
    texts: Sequence[str],
    pointed_at: int,
    *,
    top: Part | None = None,
    notice: str = "",
) -> Scene:
    """Return a list of ``texts`` below a ``message``, and that below the header ``top``, if given.

    The last line of the message asks, and those before it introduce it.
    """
    noticed: list[Part] = [prose(notice, "hint"), blank()] if notice else []
    intro, _, question = message.rpartition("\n")
    above: list[Part] = [*noticed, *([prose(intro)] if intro else []), prose(question, "bold")]
    above.append(blank())
    return Scene(
        header=top or TITLE,
        body=[*above, *(_line(text, index == pointed_at) for index, text in enumerate(texts))],
        pointed_at=len(above) + pointed_at,
        keys=["↑↓ move", "Enter choose", "Esc back", "Ctrl-C quit"],
    )


def ticking(message: str, state: State) -> Scene:
    """Return a list of options to tick below a ``message``."""
    above: list[Part] = [prose(message, "bold"), blank()]
    parts = answer_parts(PickMany(tuple(state.options)), state)
    error: list[Part] = [blank(), prose(state.error, "wrong")] if state.error else []
    return Scene(
        header=TITLE,
        body=[*above, *parts, *error],
        pointed_at=len(above) + state.pointed_at,
        pinned=len(above) + len(parts) + 1 if error else None,
        keys=["↑↓ move", "Space select", "Enter done", "Esc back", "Ctrl-C quit"],
    )


def _line(text: str, is_pointed: bool) -> Part:  # noqa: FBT001
    mark = Text(POINTER if is_pointed else " ", "accent")
    return row(mark, "", text, style="bold" if is_pointed else "")


def typing(
    message: str,
    state: State,
    above: Sequence[Part] = (),
    *,
    top: Part | None = None,
    notice: str = "",
) -> Scene:
    """Return a line to type into below a ``message``, and ``above`` both what belongs to it."""
    text = state.draft[0] if state.draft else ""
    noticed: list[Part] = [prose(notice, "hint"), blank()] if notice else []
    body: list[Part] = [
        *noticed,
        *above,
        prose(message, "bold"),
        lambda width: typed_text(text, state.cursor, width, "› "),
    ]
    if state.error:
        body += [blank(), prose(state.error, "wrong")]
    keys = ["Enter done", "Esc cancel"]
    return Scene(header=top or TITLE, body=body, keys=keys)


def ready(current: Round, notice: str = "") -> Scene:
    """Return what is shown before a clock begins to run, and a ``notice`` above it."""
    mode = current.mode
    clock = mode.clock(current.setup) or 0
    briefing = mode.briefing(current.seat) or f"{count_of(clock, 'second')} per question."
    left = ceil(current.seconds_left or 0)
    if current.seat.turns and left < clock:
        briefing = f"{count_of(left, 'second')} left for {visible(current.seat.player)}."
    title = f"{mode.name.capitalize()} · {round_name(current)}"
    noticed = [prose(notice, "hint"), blank()] if notice else []
    texts = [*noticed, prose(title, "bold"), blank(), prose(briefing), blank(), prose("Ready?")]
    body = list(map(indented, texts))
    keys = ["Enter start the clock", "Esc back", "Ctrl-C quit"]
    return Scene(header=header(current, current.seat), body=body, keys=keys)


def counting_down(current: Round, seconds: int) -> Scene:
    """Return the last ``seconds`` before a clock begins to run."""
    number = Align.center(big(str(seconds)))
    return Scene(header=header(current, current.seat), body=[blank(), number], keys=["Ctrl-C quit"])
