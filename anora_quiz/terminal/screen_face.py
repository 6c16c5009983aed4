"""The face for screens: Rich shows, questionary asks."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from rich.console import Console, RenderableType
from rich.text import Text

from anora_quiz.quiz.forms import Typed
from anora_quiz.quiz.lifelines import Lifeline
from anora_quiz.quiz.question import Answer
from anora_quiz.quiz.replies import (
    LEAVE,
    OUT_OF_TIME,
    Claim,
    Continue,
    Flag,
    Reply,
    Request,
    answered,
)
from anora_quiz.quiz.rounds import Round
from anora_quiz.quiz.turns import Verdict
from anora_quiz.terminal import screens
from anora_quiz.terminal.face import Choices, Value
from anora_quiz.terminal.round_commands import is_command, offers, read_command
from anora_quiz.terminal.sanitize import visible_lines
from anora_quiz.terminal.theme import width_of
from anora_quiz.terminal.wording import (
    FLAGGED,
    claimed_words,
    granted_words,
    pause_words,
)

if TYPE_CHECKING:
    from anora_quiz.quiz.results import Outcome
    from anora_quiz.terminal.countdown import Countdown
    from anora_quiz.terminal.prompts import PromptLimits
    from anora_quiz.terminal.theme import Screen

_CLAIM_KEY, _FLAG_KEY = "m", "f"


class ScreenFace:
    """A person at a terminal that can move its cursor."""

    def __init__(self, console: Console, clock: Callable[[], float]) -> None:
        """Show on ``console``; count down by ``clock``, which returns seconds."""
        self._console = console
        self._clock = clock
        self._shown = -1  # the place of the question shown last, or -1
        self._is_asked = False  # whether its answer was asked for
        self._draft: Answer = ()  # its answer so far

    def show_question(self, current: Round) -> None:
        """Show the open question, if it is new."""
        if self._shown != current.seat.place:
            self._show(screens.question(current))
            self._shown, self._draft, self._is_asked = current.seat.place, (), False

    def ask(self, current: Round) -> Request:
        """Show the open question, if it is new, and return the reply or request."""
        asked_at = self._clock()
        self.show_question(current)
        is_new, self._is_asked = not self._is_asked, True
        # Imported late: prompts are slow to import, and the question is shown before that.
        from anora_quiz.terminal import countdown, form_prompts, prompts

        if is_new:
            prompts.discard_typed_ahead()
        limits = prompts.PromptLimits(width_of(self._console), self._countdown(current, asked_at))
        form, prompt = current.seat.offered(), form_prompts.FormPrompt(current, limits)
        try:
            while True:
                try:
                    answer = form_prompts.answer_form(form, prompt, self._draft)
                except form_prompts.MenuRequested as requested:
                    self._draft = requested.draft
                    request = requested.lifeline or self._menu(current, limits)
                else:
                    request = self._read(current, answer)
                if request is not None:
                    return request
        except prompts.Interrupted:
            return LEAVE
        except countdown.OutOfTime:
            return OUT_OF_TIME

    def show_granted(self, current: Round, request: Lifeline | Flag | Claim) -> None:
        """Show what ``request`` has changed."""
        match request:
            case Flag():
                self._show(Text(FLAGGED, style="quiet"))
            case Claim():
                self._show(Text(claimed_words(current.turns[-1]), style="correct"))
            case Lifeline():
                self._show(screens.revealed(granted_words(request, current.seat.card.question)))

    def show_verdict(self, played: Round) -> None:
        """Show the verdict on the last turn, with explanation and source."""
        self._show(screens.verdict(played))

    def pause(self, played: Round) -> Continue | Flag | Claim | Reply:
        """Wait for a key; Ctrl-C saves the round and leaves it."""
        from anora_quiz.terminal import prompts

        prompts.discard_typed_ahead()
        is_narrow = width_of(self._console) < prompts.NARROW
        is_sudden = played.turns[-1].verdict is Verdict.OUT_OF_TIME
        keys = [_CLAIM_KEY, _FLAG_KEY] if played.can_claim else [_FLAG_KEY]
        try:
            key = prompts.wait(pause_words(played, is_narrow=is_narrow), keys, is_sudden=is_sudden)
            if key == _FLAG_KEY:
                return Flag(prompts.type_text("What is wrong with it", ""))
        except prompts.Interrupted:
            return LEAVE
        if key == _CLAIM_KEY:
            return Claim()
        if played.ending is None:
            self._show(Text())
        return Continue()

    def show_again(self, so_far: Round, total: int) -> None:
        """Show the last turn of ``so_far``, the start of a finished round of ``total`` turns."""
        self._show(screens.reviewed_question(so_far, total))
        self._show(screens.verdict(so_far))

    def pause_again(self, so_far: Round) -> Continue | Flag | Reply:  # noqa: ARG002
        """Wait for a key; Ctrl-C leaves."""
        from anora_quiz.terminal import prompts

        try:
            if prompts.wait("Enter goes on · f: flag · Ctrl-C leaves", [_FLAG_KEY]) == _FLAG_KEY:
                return Flag(prompts.type_text("What is wrong with it", ""))
        except prompts.Interrupted:
            return LEAVE
        return Continue()

    def show_saved(self, current: Round) -> None:
        """Show where the round was saved and how to resume it."""
        self._show(screens.saved_message(current))

    def ask_name(self, suggested: str) -> str:
        """Return the name for the board, ``suggested`` for Enter or Ctrl-C."""
        from anora_quiz.terminal import prompts

        prompts.discard_typed_ahead()
        try:
            return prompts.type_name("Your name for the board", suggested)
        except prompts.Interrupted:
            return suggested

    def show_result(self, played: Round, outcome: "Outcome") -> None:
        """Show the finished round, its scores, and its standings."""
        self._show(screens.result(played, outcome, width_of(self._console)))

    def say(self, text: str) -> None:
        """Show ``text``, one line or more."""
        self._console.print(Text(visible_lines(text)), soft_wrap=True)

    def show_page(
        self,
        lines: Callable[[], Iterable[str]],  # noqa: ARG002 - plain lines show them
        screen: "Screen",
    ) -> None:
        """Show the screen of a page."""
        self._show(screen(width_of(self._console)))

    def show_title(self) -> None:
        """Show the title of the menu."""
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

    def pick_many(self, message: str, choices: Choices[Value]) -> list[Value]:
        """Ask for some of ``choices``, all of which are ticked at first.

        Raises ``KeyboardInterrupt`` for Ctrl-C.
        """
        from anora_quiz.terminal import prompts

        try:
            return prompts.choose_many(message, choices, width_of(self._console))
        except prompts.Interrupted:
            raise KeyboardInterrupt from None

    def confirm(self, question: str) -> bool:
        """Ask a yes-or-no question. Raises ``KeyboardInterrupt`` for Ctrl-C."""
        return self.choose(question, (("Yes", True), ("No", False)))

    def choose(self, message: str, choices: Choices[Value], escape: int | None = None) -> Value:
        """Ask for one of ``choices``; Esc chooses the one at index ``escape``.

        Raises ``KeyboardInterrupt`` for Ctrl-C.
        """
        from anora_quiz.terminal import prompts

        try:
            return prompts.choose(message, choices, self._limits(), escape)
        except prompts.Interrupted:
            raise KeyboardInterrupt from None

    def _countdown(self, current: Round, asked_at: float) -> "Countdown | None":
        from anora_quiz.terminal import countdown

        left = current.seconds_left
        if left is None:
            return None
        total = current.setup.timer or left
        return countdown.Countdown(self._clock, asked_at + left, total)

    def _read(self, current: Round, answer: Answer) -> Request | None:
        """Return ``answer`` as a reply, or the request of a typed command."""
        is_typed = isinstance(current.seat.offered(), Typed)
        if is_typed and is_command(answer[0]):
            return read_command(answer[0], current)[0]
        return answered(*answer)

    def _menu(self, current: Round, limits: "PromptLimits") -> Request | None:
        """Show the menu and return what the player asks for; None goes back to the question.

        Raises `Interrupted` and `OutOfTime`.
        """
        from anora_quiz.terminal import prompts

        requests: list[tuple[str, Request | None]] = [("Back to the question", None)]
        requests += [(offer.label(current), offer.request) for offer in offers(current)]
        request = prompts.choose("What now?", requests, limits, escape=0)
        if isinstance(request, Flag):
            return Flag(prompts.type_text("What is wrong with it", "", limits.countdown))
        return request

    def _limits(self) -> "PromptLimits":
        from anora_quiz.terminal import prompts

        return prompts.PromptLimits(width_of(self._console))

    def _show(self, renderable: RenderableType) -> None:
        self._console.print(renderable, width=width_of(self._console))
