"""The face for screens: a stage on the terminal's second screen.

What carries the keys is slow to import, and is imported after the first scene is on screen.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from rich.console import Console
from rich.text import Text

from anora_quiz.quiz.forms import PickOne, Typed
from anora_quiz.quiz.lifelines import LIFELINES, Lifeline
from anora_quiz.quiz.options import has_ambiguous_labels
from anora_quiz.quiz.question import Answer
from anora_quiz.quiz.replies import (
    INTERRUPT,
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
from anora_quiz.terminal import interruption
from anora_quiz.terminal.face import Next
from anora_quiz.terminal.round_commands import command_in, read_command, unescaped
from anora_quiz.terminal.scenes import question as scenes
from anora_quiz.terminal.stage.compose import Scene
from anora_quiz.terminal.stage.endings import (
    ESCAPE,
    CommandPressed,
    Interrupted,
    OutOfTime,
)
from anora_quiz.terminal.stage.stage import Stage
from anora_quiz.terminal.stage.state import Draft
from anora_quiz.terminal.stage_home import StageHome
from anora_quiz.terminal.stage_pages import StagePages
from anora_quiz.terminal.stage_review import StageReview
from anora_quiz.terminal.stage_settings import StageSettings
from anora_quiz.terminal.theme import SHARE_SYMBOLS
from anora_quiz.terminal.wording import cost_words, flagged_words, pause_keys

if TYPE_CHECKING:
    from anora_quiz.quiz.results import Outcome

_STARTLE = 0.7  # seconds in which keys typed for a question are dropped, when its time ran out
_DEAF = 0.5  # seconds in which a result takes no keys, typed for what was there before
_COUNTDOWN = (3, 2, 1)


class StageFace(StageReview, StageHome, StagePages, StageSettings):
    """A person at a terminal that can move its cursor."""

    share_symbols: ClassVar = SHARE_SYMBOLS
    how_to_answer: ClassVar = (
        "Choose with ↑↓ or letters, then press Enter. In a question, Esc shows more."
    )

    def __init__(
        self,
        console: Console,
        clock: Callable[[], float],
        is_one_key: Callable[[], bool] = lambda: False,
        stage: Stage | None = None,
    ) -> None:
        """Show on ``console``; ``clock`` returns the seconds since an arbitrary moment.

        ``is_one_key`` tells whether a letter or digit answers without Enter.
        """
        super().__init__(console, clock, stage)
        self._is_one_key = is_one_key
        self._place = -1  # the place of the question shown last, or -1
        self._draft = Draft()  # its answer so far
        self._result: tuple[Round, Outcome] | None = None

    def show_start(self, current: Round) -> None:
        """Show the open question, or where a clock will run, that it waits for the player."""
        self._place = -1
        if current.turns:  # it is resumed: that it was saved is no news
            self._stage.conclude(None)
        if current.seconds_left is None:
            self._show_question(current)
        else:
            from anora_quiz.terminal.scenes import menus

            self._stage.show(menus.ready(current, self._notice), from_top=True)

    def get_ready(self, current: Round) -> Continue | Reply:
        """Wait for Enter, and count down to the start of the clock."""
        from anora_quiz.terminal.scenes import menus
        from anora_quiz.terminal.stage import pauses

        def draw() -> Scene:
            return menus.ready(current, self._notice)

        try:
            if pauses.wait(self._stage, draw, [ESCAPE]) == ESCAPE:
                return LEAVE
            self._notice = ""
            for seconds in _COUNTDOWN:
                self._let_pass(menus.counting_down(current, seconds), 1)
        except Interrupted:
            return _leave()
        return Continue()

    def ask(self, current: Round) -> Request:
        """Show the open question, and return what the player does with it."""
        asked_at, left = self._clock(), current.seconds_left
        self._show_question(current)
        from anora_quiz.terminal import answering
        from anora_quiz.terminal.stage.prompt import Prompt

        def seconds_left() -> float:
            return (left or 0) - (self._clock() - asked_at)

        form, is_one_key = current.seat.offered(), self._answers_at_once(current)
        keys = [] if isinstance(form, Typed) else [each.key for each in LIFELINES]
        prompt = Prompt(
            self._stage,
            lambda state: scenes.question(
                current,
                state,
                notice=self._notice,
                seconds_left=None if left is None else seconds_left(),
                is_one_key=is_one_key,
            ),
            [ESCAPE, *keys],
            None if left is None else seconds_left,
        )
        try:
            while True:
                try:
                    answer = answering.answer(
                        form, prompt, current, self._draft, is_one_key=is_one_key
                    )
                    request = _read(current, answer)
                except CommandPressed as command:
                    self._draft = Draft(command.draft, command.pointed_at)
                    request = self._command(current, command.key, prompt)
                if request is not None:
                    return request
        except Interrupted:
            return _leave()
        except OutOfTime:
            return OUT_OF_TIME
        finally:
            self._forget_notice()

    def show_granted(self, current: Round, request: Lifeline | Flag | Claim) -> None:
        """Note what ``request`` has changed; the scene that follows shows it."""
        match request:
            case Flag():
                self._add_notice(flagged_words(current, request))
            case Lifeline():
                self._add_notice(f"{request.name} used ({cost_words(request)})")

    def show_verdict(self, played: Round) -> None:
        """Show the verdict on the last turn, in place."""
        self._drop_typed()
        self._stage.show(self._verdict(played), from_top=True, is_following=True)

    def pause(self, played: Round) -> Continue | Flag | Claim | Reply:
        """Wait for Enter, or for a key that does something with the turn."""
        is_sudden = played.turns[-1].verdict is Verdict.OUT_OF_TIME
        keys = ["f", "m", ESCAPE] if played.can_claim or played.is_claimed else ["f", ESCAPE]
        try:
            if is_sudden:
                self._let_pass(self._verdict(played), _STARTLE)
            return self._pause(played, keys)
        except Interrupted:
            return _leave()
        finally:
            self._forget_notice()

    def show_result(self, played: Round, outcome: "Outcome") -> None:
        """Show the result, and keep a summary of it for the main screen."""
        from anora_quiz.terminal.scenes import result

        self._result = played, outcome
        scene = result.result(played, outcome, (), notice=self._notice)
        self._stage.show(scene, from_top=True)
        self._stage.tell(Text("\n".join(result.summary(played, outcome))))

    def choose_next(self, offers: Sequence[Next]) -> Next:
        """Wait for the key of one of ``offers`` at the result; Esc, q, and Ctrl-C lead back."""
        from anora_quiz.terminal.scenes import result
        from anora_quiz.terminal.stage import pauses

        if self._result is None:
            return offers[-1]
        played, outcome = self._result

        def draw() -> Scene:
            return result.result(played, outcome, offers, notice=self._notice)

        self._stage.turn_over()
        by_key = {each.key.casefold(): each for each in offers}
        keys = [key for key in by_key if len(key) == 1]
        try:
            self._let_pass(draw(), _DEAF)
            pressed = pauses.wait(self._stage, draw, [*keys, "q", ESCAPE])
        except Interrupted:
            return offers[-1]
        self._notice = ""
        return by_key.get(pressed, offers[-1])

    def _show_question(self, current: Round) -> None:
        """Show the open question, from its start if it is new."""
        if self._place == current.seat.place:
            return
        self._place, self._draft = current.seat.place, Draft()
        left, state = current.seconds_left, scenes.start(current)
        scene = scenes.question(
            current,
            state,
            notice=self._notice,
            seconds_left=left,
            is_one_key=self._answers_at_once(current),
        )
        self._stage.show(scene, from_top=True)

    def _answers_at_once(self, current: Round) -> bool:
        """Return whether one key answers: not where it could mean two options."""
        form = current.seat.offered()
        is_clear = not isinstance(form, PickOne) or not has_ambiguous_labels(form.options)
        return is_clear and self._is_one_key()

    def _verdict(self, played: Round) -> Scene:
        from anora_quiz.terminal.scenes import verdict

        return verdict.verdict(played, pause_keys(played), notice=self._notice)

    def _pause(self, played: Round, keys: Sequence[str]) -> Continue | Flag | Claim | Reply:
        from anora_quiz.terminal.stage import pauses

        while True:
            match pauses.wait(self._stage, lambda: self._verdict(played), keys):
                case "f":
                    if (flag := self._flag(played)) is not None:
                        return flag
                case "m":
                    return Claim()
                case key if key == ESCAPE:
                    if (request := self._more_after(played)) is not None:
                        return request
                case _:
                    self._drop_typed()
                    return Continue()


def _leave() -> Reply:
    """Return how an interrupted prompt ends the round; only a final signal is not the player's."""
    return INTERRUPT if interruption.ends_program() else LEAVE


def _read(current: Round, answer: Answer) -> Request | None:
    """Return ``answer`` as a reply, or the request of a typed command."""
    if not isinstance(current.seat.offered(), Typed):
        return answered(*answer)
    if command := command_in(answer):
        return read_command(command, current)[0]
    return answered(*map(unescaped, answer))
