"""The player at a screen: Rich shows, questionary asks."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from rich.console import Console, RenderableType
from rich.text import Text

from anora_quiz.quiz.forms import Form, TypeIn
from anora_quiz.quiz.question import Answer
from anora_quiz.quiz.rounds import LEAVE, SKIP, Reply, Round, answered
from anora_quiz.quiz.scores import Standing
from anora_quiz.terminal import screens
from anora_quiz.terminal.commands import flag_reason, is_command, read_command
from anora_quiz.terminal.theme import width_of
from anora_quiz.terminal.wording import FLAGGED

_Value = TypeVar("_Value")


class ScreenPlayer:
    """A person at a terminal that can move its cursor."""

    def __init__(self, console: Console) -> None:
        """Show on ``console``."""
        self._console = console

    def ask(self, current: Round, flag: Callable[[str], None]) -> Reply:
        """Show the open question and return the reply."""
        self._show(screens.question(current))
        # The question is on screen before the prompts, which take long to import, are there.
        from anora_quiz.terminal import answers, prompts

        form = current.form(current.card)
        prompts.forget_typed_ahead()
        draft: Answer = ()
        while True:
            try:
                answer = answers.answer_form(form, width_of(self._console), draft)
            except prompts.Interrupted:
                return LEAVE
            except answers.More as more:
                draft = more.draft
                reply = self._more(flag)
            else:
                reply = self._read(form, answer, flag)
            if reply is not None:
                return reply

    def _read(self, form: Form, answer: Answer, flag: Callable[[str], None]) -> Reply | None:
        """Return the reply that ``answer`` is; typed words with a colon do other things."""
        if not isinstance(form, TypeIn):
            return answered(*answer)
        why = flag_reason(answer[0])
        if why is not None:
            flag(why)
            self._show(Text(FLAGGED, style="quiet"))
            return None
        return read_command(answer[0])[0] if is_command(answer[0]) else answered(*answer)

    def show_verdict(self, played: Round) -> None:
        """Show the verdict on the last turn and what there is to know."""
        self._show(screens.verdict(played))
        if played.ending is not None:  # the result would push the last verdict off the screen
            self._wait("Enter shows the result")

    def wants_next(self, current: Round) -> bool:  # noqa: ARG002
        """Wait for Enter; Ctrl-C puts the round aside."""
        is_wanted = self._wait("Enter goes on · Ctrl-C puts aside")
        if is_wanted:
            self._show(Text())
        return is_wanted

    def show_put_aside(self, current: Round) -> None:
        """Show how to resume the round."""
        self._show(screens.put_aside(current))

    def sign(self, suggested: str) -> str:
        """Ask the name for the board."""
        from anora_quiz.terminal import prompts

        try:
            return prompts.type_name("Your name for the board", suggested)
        except prompts.Interrupted:
            return suggested

    def show_result(self, played: Round, standings: tuple[Standing, ...]) -> None:
        """Show the finished round and where it stands."""
        self._show(screens.result(played, standings, width_of(self._console)))

    def show_title(self) -> None:
        """Show the head of the menu."""
        self._show(screens.menu_title())

    def ask_text(self, question: str, suggested: str) -> str:
        """Ask for a text; Enter alone takes ``suggested``.

        Raises ``KeyboardInterrupt`` for Ctrl-C.
        """
        from anora_quiz.terminal import prompts

        try:
            return prompts.type_text(question, suggested)
        except prompts.Interrupted:
            raise KeyboardInterrupt from None

    def pick_many(self, message: str, choices: Sequence[tuple[str, _Value]]) -> list[_Value]:
        """Ask for some of ``choices``, all of which are ticked to begin with.

        Raises ``KeyboardInterrupt`` for Ctrl-C.
        """
        from anora_quiz.terminal import prompts

        try:
            return prompts.tick(message, choices, width_of(self._console))
        except prompts.Interrupted:
            raise KeyboardInterrupt from None

    def confirm(self, question: str) -> bool:
        """Ask a yes-or-no question. Raises ``KeyboardInterrupt`` for Ctrl-C."""
        return self.choose(question, (("Yes", True), ("No", False)))

    def choose(
        self, message: str, choices: Sequence[tuple[str, _Value]], escape: int | None = None
    ) -> _Value:
        """Ask for one of ``choices``; Esc chooses the one numbered ``escape`` (from 0).

        Raises ``KeyboardInterrupt`` for Ctrl-C.
        """
        from anora_quiz.terminal import prompts

        try:
            return prompts.choose(message, choices, width_of(self._console), escape)
        except prompts.Interrupted:
            raise KeyboardInterrupt from None

    def _wait(self, message: str) -> bool:
        """Wait for Enter; return False for Ctrl-C."""
        from anora_quiz.terminal import prompts

        prompts.forget_typed_ahead()
        try:
            prompts.wait(message)
        except prompts.Interrupted:
            return False
        return True

    def _more(self, flag: Callable[[str], None]) -> Reply | None:
        """Ask what is wanted instead of an answer; None goes back to the question."""
        wishes: tuple[tuple[str, Reply | Callable[[str], None] | None], ...] = (
            ("Back to the question", None),
            ("Skip it: no points, the streak is kept", SKIP),
            ("Put the round aside, to resume later", LEAVE),
            ("Flag it: something is wrong with it", flag),
        )
        try:
            wish = self.choose("What now?", wishes, escape=0)
            if isinstance(wish, Reply) or wish is None:
                return wish
            wish(self.ask_text("What is wrong with it", ""))
        except KeyboardInterrupt:
            return LEAVE
        self._show(Text(FLAGGED, style="quiet"))
        return None

    def _show(self, what: RenderableType) -> None:
        self._console.print(what, width=width_of(self._console))
