"""Lists and lines to type on the stage: what any part of the game may ask or show.

What carries the keys is slow to import, and is imported after the first scene is on screen.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from anora_quiz.errors import Canceled
from anora_quiz.quiz.names import name_problem, tidy_name
from anora_quiz.quiz.options import Option
from anora_quiz.quiz.question import Answer
from anora_quiz.quiz.rounds import Round
from anora_quiz.terminal.face import Choices, ListItem, Value
from anora_quiz.terminal.sanitize import visible_lines
from anora_quiz.terminal.stage.compose import Part, Scene
from anora_quiz.terminal.stage.endings import ENTER, ESCAPE, CommandPressed, Interrupted
from anora_quiz.terminal.stage.stage import Stage
from anora_quiz.terminal.standard_error import print_notice
from anora_quiz.terminal.wording import NOTHING_SAVED, WAITING, WAITING_KEYS, saved_words

if TYPE_CHECKING:
    from anora_quiz.terminal.stage.prompt import Prompt


class StagePrompts:
    """Asks and shows on a stage, which is open while something is asked, or as long as `staged`."""

    def __init__(self, console: Console, clock: Callable[[], float], stage: Stage | None) -> None:
        """Show on ``console``; ``clock`` returns the seconds since an arbitrary moment."""
        self._console = console
        self._clock = clock
        self._stage = stage or Stage.on(console)
        self._notice = ""  # what happened just now

    @property
    def is_staged(self) -> bool:
        """Whether the stage is open."""
        return self._stage.screen.is_open

    @contextmanager
    def staged(self) -> Iterator[None]:
        """Have the stage open in the meantime."""
        if self.is_staged:
            yield
            return
        with self._stage:
            yield

    def say(self, text: str) -> None:
        """Show ``text`` in the next scene; while there is no stage, on the main screen as well."""
        self._add_notice(text)
        if not self.is_staged:
            self.tell(text)

    def show_waiting(self) -> None:
        """Show in place of the keys, or where there is no stage, print that one waits."""
        if self.is_staged:
            self._stage.show_keys(WAITING_KEYS)
        else:
            print_notice(WAITING)

    def tell(self, text: str) -> None:
        """Keep ``text`` for the end of the main screen, in place of what was told before."""
        self._stage.conclude(Text(visible_lines(text)))

    def show_saved(self, current: Round) -> None:
        """Keep for the main screen where the round was saved and how to resume it."""
        self._notice = saved_words(current)
        message = Text(f"{self._notice}\nContinue with: ")
        self._stage.conclude(message.append("anora-quiz resume", "label"))

    def show_left(self) -> None:
        """Keep for the main screen that nothing was saved."""
        self._notice = NOTHING_SAVED
        if not self._stage.is_concluded:  # another round may have been saved
            self._stage.conclude(Text(self._notice))

    def ask_text(self, question: str, suggested: str) -> str:
        """Ask for a text; Enter alone, or Esc, takes ``suggested``.

        Raises ``KeyboardInterrupt`` for Ctrl-C.
        """
        with self.staged(), leaving():
            try:
                return self._type(f"{question} (Enter for {suggested})") or suggested
            except CommandPressed:
                return suggested

    def ask_name(self, suggested: str) -> str:
        """Return the name for the board, empty for Esc or Ctrl-C."""
        message = f"Your name (Enter for {suggested})"

        def problem(typed: Answer) -> str:
            return name_problem(typed[0]) if typed[0].strip() else ""

        self._drop_typed()
        try:
            return tidy_name(self._type(message, problem) or suggested)
        except (CommandPressed, Interrupted):
            return ""

    def pick_many(
        self, message: str, choices: Choices[Value], ticked: Collection[Value]
    ) -> list[Value]:
        """Ask for some of ``choices``, or none; ``ticked`` are those that are chosen at first.

        Raises `Canceled` for Esc, and ``KeyboardInterrupt`` for Ctrl-C.
        """
        from anora_quiz.terminal.scenes import menus
        from anora_quiz.terminal.stage import lists
        from anora_quiz.terminal.stage.prompt import Prompt

        self._stage.turn_over()
        options = _options([text for text, _ in choices])
        keys = tuple(str(index) for index, (_, value) in enumerate(choices) if value in ticked)
        prompt = Prompt(self._stage, lambda state: menus.ticking(message, state), [ESCAPE])
        with self.staged(), leaving():
            try:
                keys = lists.pick_many(prompt, options, lambda _: "", keys, has_pages=True)
            except CommandPressed:
                raise Canceled from None
        return [choices[int(key)][1] for key in keys]

    def choose(self, message: str, choices: Choices[Value], escape: int) -> Value:
        """Ask for one of ``choices``; Esc chooses the one at index ``escape``.

        Raises ``KeyboardInterrupt`` for Ctrl-C.
        """
        with self.staged(), leaving():
            chosen = self._choose(message, [text for text, _ in choices], escape)
        return choices[chosen][1]

    def choose_or(
        self, message: str, items: Sequence[ListItem[Value]], keys: Mapping[str, str], last: int = 0
    ) -> tuple[Value, str]:
        """Ask for one of ``items``; return its value and the key that was pressed on it.

        Raises ``KeyboardInterrupt`` for Ctrl-C.
        """
        from anora_quiz.terminal.scenes import listing
        from anora_quiz.terminal.stage import pointing
        from anora_quiz.terminal.stage.prompt import Prompt

        self._stage.turn_over()
        notice, self._notice = self._notice, ""
        texts = [item.text for item in items]
        shown = [f"{'Enter' if key == ENTER else key} {word}" for key, word in keys.items()]
        prompt = Prompt(
            self._stage,
            lambda state: listing.listing(message, items, state, shown, notice=notice),
            [ESCAPE, *(key for key in keys if key != ENTER)],
        )
        with self.staged(), leaving():
            try:
                return items[pointing.pick_line(prompt, texts, last)].value, ENTER
            except CommandPressed as command:
                return items[command.pointed_at].value, command.key

    def confirm(self, question: str, yes: str = "Yes", no: str = "No") -> bool:
        """Ask a question with two answers.

        Raises `Canceled` for Esc, and ``KeyboardInterrupt`` for Ctrl-C.
        """
        back = 2
        with self.staged(), leaving():
            chosen = self._choose(question, [yes, no], back)
        if chosen == back:
            raise Canceled
        return chosen == 0

    def _choose(
        self,
        message: str,
        texts: Sequence[str],
        escape: int,
        prompt: "Prompt | None" = None,
        top: Part | None = None,
    ) -> int:
        """Return the index of the chosen text, ``escape`` for Esc, within the time of ``prompt``.

        Raises `Interrupted` and `OutOfTime`.
        """
        from anora_quiz.terminal.scenes import menus
        from anora_quiz.terminal.stage import pointing
        from anora_quiz.terminal.stage.prompt import Prompt

        self._stage.turn_over()
        notice, self._notice = self._notice, ""
        listing = Prompt(
            self._stage,
            lambda state: menus.choosing(
                message,
                texts,
                state.pointed_at,
                top=top,
                notice=notice,
            ),
            [ESCAPE],
            prompt.seconds_left if prompt else None,
        )
        try:
            return pointing.pick_line(listing, texts)
        except CommandPressed:
            return escape

    def _type(
        self,
        message: str,
        problem: Callable[[Answer], str] = lambda _: "",
        above: Sequence[Part] = (),
        prompt: "Prompt | None" = None,
        top: Part | None = None,
    ) -> str:
        """Return a typed text. Raises `Interrupted`, `OutOfTime`, and for Esc `CommandPressed`."""
        from anora_quiz.terminal.scenes import menus
        from anora_quiz.terminal.stage import text_fields
        from anora_quiz.terminal.stage.prompt import Prompt

        notice, self._notice = self._notice, ""
        typing = Prompt(
            self._stage,
            lambda state: menus.typing(message, state, above, top=top, notice=notice),
            [ESCAPE],
            prompt.seconds_left if prompt else None,
        )
        return text_fields.type_text(typing, problem).strip()

    def _add_notice(self, text: str) -> None:
        self._notice = f"{self._notice}\n{text}".strip()

    def _forget_notice(self) -> None:
        self._notice = ""

    def _drop_typed(self) -> None:
        """Drop the keys typed so far: they were not meant for what is shown next."""
        from anora_quiz.terminal.stage.known_keys import discard_typed_ahead

        discard_typed_ahead()

    def _let_pass(self, scene: Scene, seconds: float) -> None:
        """Show ``scene`` for some ``seconds``, in which keys do nothing. Raises `Interrupted`."""
        from anora_quiz.terminal.stage import pauses

        end = self._clock() + seconds
        pauses.let_pass(self._stage, lambda: scene, lambda: end - self._clock())


@contextmanager
def leaving() -> Iterator[None]:
    """Turn Ctrl-C into ``KeyboardInterrupt``."""
    try:
        yield
    except Interrupted:
        raise KeyboardInterrupt from None


def _options(texts: Iterable[str]) -> list[Option]:
    return [Option(str(number), text) for number, text in enumerate(texts)]
