"""The player at a screen: Rich shows, questionary asks."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from rich.console import Console, RenderableType
from rich.text import Text

from anora_quiz.quiz.forms import TypeIn
from anora_quiz.quiz.lifelines import Lifeline
from anora_quiz.quiz.question import Answer
from anora_quiz.quiz.replies import (
    LEAVE,
    OUT_OF_TIME,
    SKIP,
    WALK_AWAY,
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
from anora_quiz.terminal.round_commands import is_command, read_command
from anora_quiz.terminal.sanitize import visible_lines
from anora_quiz.terminal.theme import width_of
from anora_quiz.terminal.wording import (
    FLAGGED,
    LIFELINES,
    claimed_words,
    cost_words,
    pause_words,
)

if TYPE_CHECKING:
    from anora_quiz.quiz.results import Outcome
    from anora_quiz.terminal.countdown import Countdown
    from anora_quiz.terminal.prompts import PromptLimits

_CLAIM, _FLAG = "m", "f"

_Value = TypeVar("_Value")


class ScreenFace:
    """A person at a terminal that can move its cursor."""

    def __init__(self, console: Console, clock: Callable[[], float]) -> None:
        """Show on ``console``; count down by ``clock``, which returns seconds."""
        self._console = console
        self._clock = clock
        self._shown = -1  # the place of the question that was shown last
        self._is_asked = False  # whether an answer to it was asked for, too
        self._draft: Answer = ()  # how far the answer to it was

    def show_question(self, current: Round) -> None:
        """Show the open question, if it is new."""
        if self._shown != current.place:
            self._show(screens.question(current))
            self._shown, self._draft, self._is_asked = current.place, (), False

    def ask(self, current: Round) -> Request:
        """Show the open question, if it is new, and return the reply or wish."""
        asked_at = self._clock()
        self.show_question(current)
        is_new, self._is_asked = not self._is_asked, True
        # The question is on screen before the prompts, which take long to import, are there.
        from anora_quiz.terminal import countdown, form_prompts, prompts

        if is_new:
            prompts.forget_typed_ahead()
        room = prompts.PromptLimits(width_of(self._console), self._countdown(current, asked_at))
        try:
            while True:
                try:
                    answer = form_prompts.answer_form(
                        current.offered(), form_prompts.FormPrompt(current, room), self._draft
                    )
                except form_prompts.MenuRequested as more:
                    self._draft = more.draft
                    request = more.lifeline or self._more(current, room)
                else:
                    request = self._read(current, answer)
                if request is not None:
                    return request
        except prompts.Interrupted:
            return LEAVE
        except countdown.OutOfTime:
            return OUT_OF_TIME

    def show_granted(self, current: Round, request: Lifeline | Flag | Claim) -> None:
        """Show what came of ``request``."""
        match request:
            case Flag():
                self._show(Text(FLAGGED, style="quiet"))
            case Claim():
                self._show(Text(claimed_words(current.turns[-1]), style="correct"))
            case Lifeline.HINT:
                self._show(screens.hint(current))
            case Lifeline.HALF:
                told = f"{LIFELINES[request]}: half of the options are gone; {cost_words(request)}."
                self._show(Text(told, style="quiet"))

    def show_verdict(self, played: Round) -> None:
        """Show the verdict on the last turn and what there is to know."""
        self._show(screens.verdict(played))

    def pause(self, played: Round) -> Continue | Flag | Claim | Reply:
        """Wait for Enter; Ctrl-C puts the round aside."""
        from anora_quiz.terminal import prompts

        prompts.forget_typed_ahead()
        is_narrow = width_of(self._console) < prompts.NARROW
        is_sudden = played.turns[-1].verdict is Verdict.OUT_OF_TIME
        keys = [_CLAIM, _FLAG] if played.can_claim else [_FLAG]
        try:
            key = prompts.wait(pause_words(played, is_narrow=is_narrow), keys, is_sudden=is_sudden)
            if key == _FLAG:
                return Flag(prompts.type_text("What is wrong with it", ""))
        except prompts.Interrupted:
            return LEAVE
        if key == _CLAIM:
            return Claim()
        if played.ending is None:
            self._show(Text())
        return Continue()

    def show_again(self, so_far: Round, total: int) -> None:
        """Show the last turn so far of a finished round, which had ``total``."""
        self._show(screens.asked_before(so_far, total))
        self._show(screens.verdict(so_far))

    def pause_again(self, so_far: Round) -> Continue | Flag | Reply:  # noqa: ARG002
        """Wait for Enter; Ctrl-C leaves."""
        from anora_quiz.terminal import prompts

        try:
            if prompts.wait("Enter goes on · f: flag · Ctrl-C leaves", [_FLAG]) == _FLAG:
                return Flag(prompts.type_text("What is wrong with it", ""))
        except prompts.Interrupted:
            return LEAVE
        return Continue()

    def show_put_aside(self, current: Round) -> None:
        """Show how to resume the round."""
        self._show(screens.put_aside(current))

    def sign(self, suggested: str) -> str:
        """Ask the name for the board."""
        from anora_quiz.terminal import prompts

        prompts.forget_typed_ahead()
        try:
            return prompts.type_name("Your name for the board", suggested)
        except prompts.Interrupted:
            return suggested

    def show_result(self, played: Round, outcome: "Outcome") -> None:
        """Show the finished round and what came of it."""
        self._show(screens.result(played, outcome, width_of(self._console)))

    def say(self, text: str) -> None:
        """Show ``text``, a line or several."""
        self._console.print(Text(visible_lines(text)), soft_wrap=True)

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
            return prompts.choose(message, choices, self._room(), escape)
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
        """Return the reply that ``answer`` is; typed words with a colon do other things."""
        is_typed = isinstance(current.offered(), TypeIn)
        if is_typed and is_command(answer[0]):
            return read_command(answer[0], current)[0]
        return answered(*answer)

    def _more(self, current: Round, room: "PromptLimits") -> Request | None:
        """Ask what is wanted instead of an answer; None goes back to the question.

        Raises ``Interrupted`` and ``OutOfTime`` of the prompts.
        """
        from anora_quiz.terminal import prompts

        requests: list[tuple[str, Request | None]] = [("Back to the question", None)]
        requests += [
            (f"{LIFELINES[each]}: {cost_words(each)}", each) for each in current.lifelines()
        ]
        if current.mode.can_skip:
            requests.append(("Skip it: no points, the streak is kept", SKIP))
        if current.mode.can_walk_away(current):
            score = current.score(current.seat)
            requests.append((f"Walk away with {score:,} points", WALK_AWAY))
        if current.can_claim:
            requests.append(("My last answer was right", Claim()))
        requests.append(("Put the round aside, to resume later", LEAVE))
        requests.append(("Flag it: something is wrong with it", Flag()))
        request = prompts.choose("What now?", requests, room, escape=0)
        if isinstance(request, Flag):
            return Flag(prompts.type_text("What is wrong with it", "", room.countdown))
        return request

    def _room(self) -> "PromptLimits":
        from anora_quiz.terminal import prompts

        return prompts.PromptLimits(width_of(self._console))

    def _show(self, what: RenderableType) -> None:
        self._console.print(what, width=width_of(self._console))
