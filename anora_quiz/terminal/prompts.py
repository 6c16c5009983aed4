"""Prompts on a screen: questionary's, with a few keys of our own.

Every prompt goes through `run`, the only place that handles Ctrl-C, signals, and a closed
input; all raise `Interrupted`. Prompts erase themselves when they are done: the caller shows
what the player chose.
"""

import asyncio
import signal
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import questionary
from prompt_toolkit.application import Application, get_app_session
from prompt_toolkit.filters import Always, Condition
from prompt_toolkit.input.typeahead import get_typeahead
from prompt_toolkit.key_binding import (
    ConditionalKeyBindings,
    KeyBindings,
    KeyPressEvent,
    merge_key_bindings,
)
from prompt_toolkit.keys import Keys
from questionary.prompts.common import InquirerControl

from anora_quiz.quiz.names import name_problem, tidy_name
from anora_quiz.quiz.options import Option
from anora_quiz.terminal import interruption
from anora_quiz.terminal.countdown import Countdown
from anora_quiz.terminal.sanitize import visible
from anora_quiz.terminal.theme import PROMPT_STYLE, wrapped

LETTERS = "abcdefghijklmnop"
"""The letters that choose options; later letters are free for other uses."""

NARROW = 60
"""Width in columns below which instructions are short."""

_CHOICE_INDENT = 5  # columns before a choice: the pointer and the box to tick
_KEYS_IGNORED_FOR = 1.0  # seconds: a player needs as long to see that the time is up
_ESCAPE_DELAY = 0.05  # seconds to wait after Esc, which also begins the codes of other keys

_Value = TypeVar("_Value")


class Interrupted(Exception):
    """The player pressed Ctrl-C, or the terminal went away."""


@dataclass(frozen=True, slots=True)
class PromptLimits:
    """The limits of prompts: ``width`` in columns, and a ``countdown`` where time is limited."""

    width: int
    countdown: Countdown | None = None

    @property
    def is_narrow(self) -> bool:
        """Whether instructions must be short."""
        return self.width < NARROW


def discard_typed_ahead() -> None:
    """Drop keys pressed before a question was shown: they were not meant for it.

    Ctrl-C among them counts all the same: it ends the next prompt.
    """
    source = get_app_session().input
    keys = get_typeahead(source)
    if sys.stdin is not None and sys.stdin.isatty() and sys.platform != "win32":
        with source.raw_mode():
            while more := source.read_keys():
                keys += more
            keys += source.flush_keys()
    if any(each.key == Keys.ControlC for each in keys):
        interruption.note()


def choose(
    message: str,
    choices: Sequence[tuple[str, _Value]],
    limits: PromptLimits,
    escape: int | None = None,
) -> _Value:
    """Ask for one of ``choices``, each a text and its value.

    Esc chooses the one at index ``escape``, if that is given.

    Raises `Interrupted` and `OutOfTime`.
    """
    options = [Option(str(index), text) for index, (text, _) in enumerate(choices)]
    prompt = select(message, options, limits.width, "arrows, Enter")
    control = control_of(prompt)

    def point(index: int) -> None:
        control.pointed_at = index

    def choose_escape(event: KeyPressEvent) -> None:
        event.app.exit(result=str(escape))

    bind_options(prompt, options, point)
    if escape is not None:
        add_key(prompt, Keys.Escape, choose_escape)
    return choices[int(run(prompt, limits.countdown))][1]


def type_name(message: str, suggested: str) -> str:
    """Ask for a name; Enter alone takes ``suggested``. Raises `Interrupted`."""

    def problem(text: str) -> str | bool:
        return not text.strip() or name_problem(text) or True

    prompt = questionary.text(
        f"{message} (Enter for {visible(suggested)}):",
        validate=problem,
        validate_while_typing=False,
        style=prompt_style(),
        erase_when_done=True,
    )
    return tidy_name(run(prompt)) or suggested


def type_text(message: str, suggested: str, countdown: Countdown | None = None) -> str:
    """Ask for a text; Enter alone takes ``suggested``. Raises `Interrupted` and `OutOfTime`."""
    aside = f" (Enter for {visible(suggested)})" if suggested else " (Enter for nothing)"
    prompt = questionary.text(f"{message}{aside}:", style=prompt_style(), erase_when_done=True)
    typed: str = run(prompt, countdown)
    return typed.strip() or suggested


def choose_many(message: str, choices: Sequence[tuple[str, _Value]], width: int) -> list[_Value]:
    """Ask for some of ``choices``, all ticked at first. Raises `Interrupted`."""
    options = [Option(str(index), text) for index, (text, _) in enumerate(choices)]
    listed = choices_of(options, width)
    for choice in listed:
        choice.checked = True
    prompt = questionary.checkbox(
        wrapped(message, width, 2),
        listed,
        instruction=instruction_of(message, "Space ticks, Enter goes on", width),
        validate=lambda chosen: bool(chosen) or "Tick at least one.",
        **list_look(),
    )
    return [choices[int(key)][1] for key in run(prompt)]


def wait(message: str, keys: Sequence[str] = (), *, is_sudden: bool = False) -> str:
    """Wait for any key that types a character, or Enter. Raises `Interrupted`.

    Return which of ``keys``, single letters, was pressed; empty for any other. With
    ``is_sudden``, the player may still be typing an answer that is too late: then only Enter
    and ``keys`` are taken, and not at once.
    """
    prompt = questionary.press_any_key_to_continue(
        message, style=prompt_style(), erase_when_done=True
    )
    add_key(prompt, Keys.ControlC, _interrupt)
    either_case = [each for key in keys for each in (key, key.upper())]
    for key in either_case:
        add_key(prompt, key, lambda event, key=key: event.app.exit(result=key.lower()))  # type: ignore[misc]
    if is_sudden:
        _ignore_keys_at_first(prompt, either_case)
    return run(prompt) or ""


def _ignore_keys_at_first(prompt: questionary.Question, keys: Sequence[str]) -> None:
    """Let ``prompt`` take only Ctrl-C at first, and then only that, Enter, and ``keys``."""
    is_ignoring = True

    async def accept_keys() -> None:
        nonlocal is_ignoring
        await asyncio.sleep(_KEYS_IGNORED_FOR)
        is_ignoring = False

    def start() -> None:
        prompt.application.create_background_task(accept_keys())

    when = Condition(lambda: is_ignoring)
    # Not eager: answers of the terminal itself arrive as keys, too, and must be read.
    add_key(prompt, Keys.Any, lambda _: None, is_eager=False)
    add_key(prompt, Keys.ControlM, lambda event: event.app.exit(result=""))
    for key in (Keys.ControlM, *keys):
        add_key(prompt, key, lambda _: None, when)
    prompt.application.pre_run_callables.append(start)


def run(prompt: questionary.Question, countdown: Countdown | None = None) -> Any:
    """Return the result of ``prompt``. Raises `Interrupted`, and `OutOfTime` with a countdown."""
    if countdown is not None:
        countdown.show(prompt.application)
    prompt.application.ttimeoutlen = _ESCAPE_DELAY
    for window in prompt.application.layout.find_all_windows():
        # Otherwise a list fills the screen, and a message below it is far away.
        window.dont_extend_height = Always()
    if hasattr(signal, "SIGTSTP"):
        add_key(prompt, Keys.ControlZ, lambda event: event.app.suspend_to_background())
    application = prompt.application
    # A key may come after the clock has ended the prompt, and vice versa.
    is_open = Condition(lambda: not application.is_done)
    bindings = application.key_bindings or KeyBindings()
    application.key_bindings = ConditionalKeyBindings(bindings, is_open)
    try:
        with interruption.waiting(_wake_function(application)):
            # prompt_toolkit's own handler drops SIGINT once the prompt is done.
            return application.run(handle_sigint=False)
    except (KeyboardInterrupt, EOFError):
        raise Interrupted from None


def _wake_function(application: Application[Any]) -> Callable[[], None]:
    """Return a function that ends ``application`` at any moment of its run, as Ctrl-C does."""

    def leave() -> None:
        if application.future is not None and not application.future.done():
            application.exit(exception=KeyboardInterrupt())

    def wake() -> None:
        if application.loop is not None:
            application.loop.call_soon_threadsafe(leave)

    def start() -> None:  # a signal may have come before the loop ran
        if interruption.is_noted():
            leave()

    application.pre_run_callables.append(start)
    return wake


def _interrupt(event: KeyPressEvent) -> None:
    event.app.exit(exception=KeyboardInterrupt())


def select(
    message: str,
    options: Sequence[Option],
    width: int,
    instruction: str,
    above: Sequence[str] = (),
) -> questionary.Question:
    """Return a prompt for one of ``options``; the lines ``above`` them can't be chosen."""
    lines = [questionary.Separator(wrapped(line, width, _CHOICE_INDENT)) for line in above]
    return questionary.select(
        wrapped(message, width, 2),
        [*lines, *choices_of(options, width)],
        instruction=instruction_of(message, instruction, width),
        **list_look(),
    )


def instruction_of(message: str, instruction: str, width: int) -> str:
    """Return the instruction in parentheses, on its own line if the message leaves no room."""
    is_short = len(f"? {message} ({instruction})") < width
    return f"({instruction})" if is_short else f"\n  {wrapped(f'({instruction})', width - 1, 2)}"


def list_look() -> dict[str, Any]:
    """Return the options of questionary for how lists look and which keys they use."""
    # Letters choose options, so j and k must not move the pointer.
    return {"pointer": "❯", "use_jk_keys": False, "style": prompt_style(), "erase_when_done": True}


def prompt_style() -> questionary.Style:
    """Return the colors of prompts."""
    return questionary.Style(PROMPT_STYLE)


def choices_of(options: Sequence[Option], width: int) -> list[questionary.Choice]:
    """Return ``options`` as lines to choose from, ``width`` columns wide."""
    return [
        questionary.Choice(title_of(position, option.text, width), value=option.key)
        for position, option in enumerate(options)
    ]


def title_of(position: int, text: str, width: int) -> str:
    """Return a numbered text, wrapped, since lists of choices cut off long lines."""
    label = f"{position + 1}. "
    return label + wrapped(text, width, _CHOICE_INDENT + len(label))


def control_of(prompt: questionary.Question) -> InquirerControl:
    """Return the part of ``prompt`` that holds its choices and the pointer."""
    controls = prompt.application.layout.find_all_controls()
    return next(control for control in controls if isinstance(control, InquirerControl))


def add_key(
    prompt: questionary.Question,
    key: str,
    act: Callable[[KeyPressEvent], None],
    when: Condition | None = None,
    *,
    is_eager: bool = True,
) -> None:
    """Let ``key`` call ``act`` in ``prompt``, with priority over the prompt's own keys."""
    added = KeyBindings()
    added.add(key, eager=is_eager, filter=when if when is not None else True)(act)
    own = prompt.application.key_bindings
    prompt.application.key_bindings = merge_key_bindings([own, added] if own else [added])


def bind_options(
    prompt: questionary.Question, options: Sequence[Option], act: Callable[[int], None]
) -> None:
    """Let keys act on the options of ``prompt``: digits, letters from a on, and initials.

    An initial counts if no other option has it and it isn't the letter of another option.
    """
    count = len(options)
    keys = dict(zip("123456789", range(count), strict=False))
    keys.update(zip(LETTERS, range(count), strict=False))
    initials = [option.text[:1].casefold() for option in options]
    for index, initial in enumerate(initials):
        if initials.count(initial) == 1 and initial.isalpha():
            keys.setdefault(initial, index)
    for key, index in keys.items():
        add_key(prompt, key, lambda _, index=index: act(index))  # type: ignore[misc]
