"""The review of a finished round on the stage.

What carries the keys is slow to import, and is imported late.
"""

from anora_quiz.quiz.replies import Flag
from anora_quiz.quiz.rounds import Round
from anora_quiz.terminal.face import Step
from anora_quiz.terminal.stage.compose import Scene
from anora_quiz.terminal.stage.endings import ENTER, ESCAPE, CommandPressed, Interrupted
from anora_quiz.terminal.stage_prompts import leaving
from anora_quiz.terminal.stage_requests import StageRequests

_CTRL_D = "c-d"
_STEPS = {
    ENTER: Step.NEXT,
    "right": Step.NEXT,
    "left": Step.PREVIOUS,
    "backspace": Step.PREVIOUS,
    ESCAPE: Step.TABLE,
}


class StageReview(StageRequests):
    """Shows the questions of a finished round as a table, and each with its verdict."""

    def pick_turn(self, played: Round, when: str, last: int) -> int | Step:
        """Show the table of ``played``, and return the index of the turn that Enter opens."""
        from anora_quiz.terminal.scenes import review
        from anora_quiz.terminal.stage import pointing
        from anora_quiz.terminal.stage.prompt import Prompt

        self._stage.turn_over()
        prompt = Prompt(
            self._stage, lambda state: review.table(played, when, state.pointed_at), [ESCAPE]
        )
        with leaving():
            try:
                return pointing.pick_line(prompt, [""] * len(played.turns), last)
            except CommandPressed:
                return Step.OUT

    def show_again(self, so_far: Round, total: int) -> None:
        """Show the last turn of ``so_far``, with its verdict."""
        from anora_quiz.terminal.scenes import review

        self._notice = ""
        self._stage.show(review.turn_again(so_far, total), from_top=True, is_following=True)

    def pause_again(self, so_far: Round, total: int) -> Step | Flag:
        """Wait for a key that goes to another turn or to the table, or for ``f``."""
        from anora_quiz.terminal.scenes import review
        from anora_quiz.terminal.stage import pauses

        def draw() -> Scene:
            return review.turn_again(so_far, total, self._notice)

        with leaving():
            while True:
                key = pauses.wait(self._stage, draw, [*_STEPS, "f", _CTRL_D])
                if key in _STEPS:
                    return _STEPS[key]
                if key == _CTRL_D:
                    raise Interrupted
                if (flag := self._flag(so_far)) is not None:
                    self._forget_notice()
                    return flag
