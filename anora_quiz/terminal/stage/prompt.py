"""What all prompts on the stage have in common: prompt_toolkit carries the keys, the stage draws.

`Prompt.run` is the only place that handles Ctrl-C, signals, stops, and a closed input.
"""

import asyncio
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from prompt_toolkit.application import Application, get_app
from prompt_toolkit.filters import Condition
from prompt_toolkit.key_binding import (
    ConditionalKeyBindings,
    KeyBindings,
    KeyBindingsBase,
    merge_key_bindings,
)
from prompt_toolkit.key_binding.key_processor import KeyProcessor
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import FormattedTextControl, Layout, Window
from prompt_toolkit.layout.controls import BufferControl, UIControl
from prompt_toolkit.output import DummyOutput, Output
from prompt_toolkit.renderer import Renderer
from prompt_toolkit.styles import DummyStyle

from anora_quiz.terminal import interruption
from anora_quiz.terminal.stage.compose import Scene
from anora_quiz.terminal.stage.endings import CommandPressed, Interrupted, OutOfTime
from anora_quiz.terminal.stage.known_keys import drop_unknown_codes
from anora_quiz.terminal.stage.stage import Stage
from anora_quiz.terminal.stage.state import State

_ESCAPE_DELAY = 0.05  # seconds to wait after Esc, which also begins the codes of other keys
_TO_SIDE = [(Keys.ShiftLeft, Keys.ShiftRight), (Keys.Left, Keys.Right)]  # the last move a cursor
_REFRESH_INTERVAL = 0.2  # seconds between two drawings of a clock


class Keyboard:
    """Which keys do what."""

    def __init__(self) -> None:
        """Begin without keys."""
        self.bindings = KeyBindings()

    def on(self, key: str, act: Callable[[], object]) -> None:
        """Let ``key`` call ``act``; a letter does so in either case."""
        cases = {key, key.upper()} if len(key) == len(key.upper()) == 1 else {key}
        for each in cases:
            self.bindings.add(each, eager=True)(lambda _: _call(act))

    def on_other(self, act: Callable[[str], object]) -> None:
        """Let every other key call ``act`` with its character, in lower case."""
        # Not eager: answers of the terminal itself arrive as keys, too, and must be read.
        self.bindings.add(Keys.Any)(lambda event: _call(lambda: act(event.data.casefold())))


@dataclass(frozen=True, slots=True)
class Prompt:
    """What a prompt needs besides its own keys.

    ``draw`` turns its state into a scene for the ``stage``. The keys in ``commands`` end it with
    `CommandPressed`. ``seconds_left`` returns how much time there is; at zero, it ends with
    `OutOfTime`.
    """

    stage: Stage
    draw: Callable[[State], Scene]
    commands: Sequence[str] = ()
    seconds_left: Callable[[], float] | None = None

    def ask(
        self,
        state: Callable[[], State],
        keyboard: Keyboard,
        control: UIControl | None = None,
        on_key: Callable[[], None] = lambda: None,
    ) -> Any:
        """Return what `finish` was called with; ``state`` returns what the prompt holds now.

        ``on_key`` is called before each key. Raises `Interrupted`, `CommandPressed`, and
        `OutOfTime`.
        """
        focused = control or FormattedTextControl(focusable=True)
        application: Application[Any] = Application(
            Layout(Window(focused)), full_screen=True, output=silent_output()
        )
        return self.run(application, state, keyboard, on_key)

    def run(
        self,
        application: Application[Any],
        state: Callable[[], State],
        keyboard: Keyboard,
        on_key: Callable[[], None],
    ) -> Any:
        """Run ``application`` like `ask`."""
        application.key_bindings = bindings = self._keys(application, state, keyboard)
        if not isinstance(application.layout.current_control, BufferControl):
            # Without the hundreds of keys for texts, which take a while to put together.
            application.key_processor = KeyProcessor(bindings)
        application.renderer = _StageRenderer(lambda: self.stage.show(self.draw(state())))
        application.ttimeoutlen = _ESCAPE_DELAY
        application.refresh_interval = _REFRESH_INTERVAL if self.seconds_left else None
        application.key_processor.before_key_press += lambda _: self._notice(application, on_key)
        drop_unknown_codes(application.input)
        try:
            with interruption.waiting(_wake_function(application)):
                return application.run(
                    pre_run=lambda: self._prepare(application),
                    set_exception_handler=False,
                    # prompt_toolkit's own handler drops SIGINT once the prompt is done.
                    handle_sigint=False,
                )
        except (KeyboardInterrupt, EOFError):
            interruption.note()  # no prompt that follows may hold the player back
            raise Interrupted from None
        finally:
            self.stage.screen.call_soon = None

    def _keys(
        self, application: Application[Any], state: Callable[[], State], keyboard: Keyboard
    ) -> KeyBindingsBase:
        common, commands = Keyboard(), Keyboard()
        stage = self.stage
        for leaving in (Keys.ControlC, Keys.ControlD):
            common.on(leaving, lambda: _exit(application, KeyboardInterrupt()))
        common.on(Keys.ControlZ, stage.screen.stop_group)
        common.on(Keys.ControlL, stage.repaint)
        common.on(Keys.PageUp, lambda: stage.scroll(pages=-1))
        common.on(Keys.PageDown, lambda: stage.scroll(pages=1))
        is_typing = isinstance(application.layout.current_control, BufferControl)
        for left, right in _TO_SIDE[:1] if is_typing else _TO_SIDE:
            common.on(left, lambda: stage.scroll_sideways(-1))
            common.on(right, lambda: stage.scroll_sideways(1))
        for ignored in (Keys.BracketedPaste, Keys.ControlQ, Keys.Ignore):
            common.on(ignored, lambda: None)
        for key in self.commands:
            commands.on(
                key,
                lambda key=key: _exit(application, _pressed(key, state())),  # type: ignore[misc]
            )
        own = application.key_bindings or KeyBindings()
        added = [own, common.bindings, keyboard.bindings, commands.bindings]
        # A key may come after the clock has ended the prompt, and vice versa.
        is_open = Condition(lambda: not application.is_done)
        return ConditionalKeyBindings(merge_key_bindings(added), is_open)

    def _notice(self, application: Application[Any], on_key: Callable[[], None]) -> None:
        """Note that a key was pressed; it need not be one that does anything."""
        self.stage.is_following = True
        on_key()
        application.invalidate()

    def _prepare(self, application: Application[Any]) -> None:
        loop = asyncio.get_running_loop()
        loop.set_exception_handler(lambda _, context: _fail(application, loop, context))
        self.stage.screen.call_soon = loop.call_soon_threadsafe
        if self.seconds_left is not None:
            application.create_background_task(_end(application, self.seconds_left))
        if interruption.is_noted():  # a signal may have come before the loop ran
            _exit(application, KeyboardInterrupt())


def _pressed(key: str, state: State) -> CommandPressed:
    return CommandPressed(key, state.draft, state.pointed_at)


def silent_output() -> Output | None:
    """Return an output for an application of prompt_toolkit that writes nothing.

    On its own one, it would show the cursor when it is made. On Windows, it needs that to notice
    that the window changed its size.
    """
    return None if sys.platform == "win32" else DummyOutput()


def finish(result: Any) -> None:
    """End the prompt whose key was pressed, with ``result``."""
    application = get_app()
    if not application.is_done:
        application.exit(result=result)


def leave() -> None:
    """End the prompt whose key was pressed, as Ctrl-C does."""
    _exit(get_app(), KeyboardInterrupt())


class _StageRenderer(Renderer):
    """Lets the stage draw in place of prompt_toolkit, which writes nothing at all."""

    def __init__(self, paint: Callable[[], None]) -> None:
        super().__init__(DummyStyle(), DummyOutput(), full_screen=True)
        self._paint = paint

    def render(self, app: Application[Any], layout: Layout, is_done: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002
        if not is_done:
            self._paint()


async def _end(application: Application[Any], seconds_left: Callable[[], float]) -> None:
    while (left := seconds_left()) > 0:  # noqa: ASYNC110 - the clock is the caller's
        await asyncio.sleep(left)
    _exit(application, OutOfTime())


def _wake_function(application: Application[Any]) -> Callable[[], None]:
    """Return a function that ends ``application`` at any moment of its run, as Ctrl-C does."""

    def wake() -> None:
        if application.loop is not None:
            application.loop.call_soon_threadsafe(_exit, application, KeyboardInterrupt())

    return wake


def _fail(
    application: Application[Any], loop: asyncio.AbstractEventLoop, context: dict[str, Any]
) -> None:
    """End ``application`` with the error of a key or a drawing."""
    error = context.get("exception")
    if isinstance(error, Exception) and application.future and not application.future.done():
        application.exit(exception=error)
    else:
        loop.default_exception_handler(context)


def _exit(application: Application[Any], exception: BaseException) -> None:
    if application.future is not None and not application.future.done():
        application.exit(exception=exception)


def _call(act: Callable[[], object]) -> None:
    act()
