"""What a player can ask for on the stage besides answering: lifelines, More, and flags."""

from typing import TYPE_CHECKING

from rich.console import RenderableType

from anora_quiz.quiz.lifelines import LIFELINES
from anora_quiz.quiz.replies import Claim, Continue, Flag, Reply, Request
from anora_quiz.quiz.rounds import Round
from anora_quiz.terminal.round_commands import offers, offers_after
from anora_quiz.terminal.scenes.header import header, header_after
from anora_quiz.terminal.scenes.question import question_parts
from anora_quiz.terminal.stage.compose import Part
from anora_quiz.terminal.stage.endings import CommandPressed
from anora_quiz.terminal.stage_prompts import StagePrompts

if TYPE_CHECKING:
    from anora_quiz.terminal.stage.prompt import Prompt

_WHY = "What's wrong with this question? (optional)"


class StageRequests(StagePrompts):
    """Asks what the player wants, while a question or its verdict waits."""

    def _more_after(self, played: Round) -> Continue | Flag | Claim | Reply | None:
        """Show what can be done after a verdict; None goes back to it."""
        self._notice = ""
        requests: list[tuple[str, Flag | Claim | Reply | None]] = [("Back to the verdict", None)]
        requests += [(offer.label(played), request) for offer, request in offers_after(played)]
        chosen = self._choose("More", [text for text, _ in requests], 0, top=header_after(played))
        request = requests[chosen][1]
        return self._flag(played) if isinstance(request, Flag) else request

    def _command(self, current: Round, key: str, prompt: "Prompt") -> Request | None:
        """Return what ``key`` asks for; None goes back to the question."""
        for lifeline in LIFELINES:
            if key == lifeline.key:
                is_available = lifeline in current.lifelines()
                self._notice = "" if is_available else lifeline.refusal
                return lifeline if is_available else None
        self._notice = ""
        requests: list[tuple[str, Request | None]] = [("Back to the question", None)]
        requests += [(offer.label(current), offer.request) for offer in offers(current)]
        top = _header_of(current, prompt)
        chosen = self._choose("More", [text for text, _ in requests], 0, prompt, top)
        request = requests[chosen][1]
        return self._flag(current, prompt) if isinstance(request, Flag) else request

    def _flag(self, current: Round, prompt: "Prompt | None" = None) -> Flag | None:
        """Ask what is wrong with the question, which stays in view; None if the player cancels."""
        card = current.seat.card if prompt else current.turns[-1].card
        top = _header_of(current, prompt) if prompt else header_after(current)
        above = question_parts(current, card)
        try:
            return Flag(self._type(_WHY, above=above, prompt=prompt, top=top))
        except CommandPressed:
            return None


def _header_of(current: Round, prompt: "Prompt") -> Part:
    """Return the header of the open question, whose clock runs on."""

    def draw(width: int) -> RenderableType:
        left = prompt.seconds_left() if prompt.seconds_left else None
        return header(current, current.seat, seconds_left=left)(width)

    return draw
