"""The face for plain lines: for screen readers, pipes, and scripts."""

import sys
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING, ClassVar, TextIO

from anora_quiz.quiz.counting import count_of
from anora_quiz.quiz.lifelines import Lifeline
from anora_quiz.quiz.names import name_problem, tidy_name
from anora_quiz.quiz.replies import Claim, Continue, Flag, Reply, Request
from anora_quiz.quiz.rounds import Round
from anora_quiz.quiz.seats import Reason, Seat
from anora_quiz.quiz.turns import Verdict
from anora_quiz.terminal.face import Next
from anora_quiz.terminal.line_input import EndOfInput
from anora_quiz.terminal.lines import (
    form_lines,
    question_lines,
    verdict_lines,
)
from anora_quiz.terminal.plain_home import PlainHome
from anora_quiz.terminal.plain_pages import PlainPages
from anora_quiz.terminal.plain_requests import PlainRequests
from anora_quiz.terminal.plain_review import PlainReview
from anora_quiz.terminal.plain_settings import PlainSettings
from anora_quiz.terminal.round_commands import (
    after_verdict,
    announced,
    before_clock,
    is_command,
)
from anora_quiz.terminal.wording import (
    NOTHING_SAVED,
    claimed_words,
    flagged_words,
    granted_words,
    saved_words,
    sentence,
    walked_away,
)

if TYPE_CHECKING:
    from anora_quiz.quiz.results import Outcome


class PlainFace(PlainHome, PlainPages, PlainRequests, PlainReview, PlainSettings):
    """A player who reads and types plain lines.

    ``is_person`` says that a person types, who can be asked for a name. Otherwise each line
    read is also printed, so that the output shows the whole dialogue.
    """

    share_symbols: ClassVar = {
        Verdict.CORRECT: "+",
        Verdict.PARTLY: "~",
        Verdict.WRONG: "x",
        Verdict.SKIPPED: "-",
        Verdict.OUT_OF_TIME: "-",
    }

    how_to_answer: ClassVar = (
        "Type the number or letter of your answer, then press Enter. :help lists what else you "
        "can type."
    )

    def __init__(
        self, lines: TextIO | None = None, out: TextIO | None = None, *, is_person: bool
    ) -> None:
        """Read from ``lines`` (standard input) and write to ``out`` (standard output)."""
        super().__init__(lines or sys.stdin, out or sys.stdout, is_echoed=not is_person)
        self._shown = -1  # the place of the question shown last, or -1
        self._briefed: set[str] = set()  # the modes whose rules were shown
        self._problem = ""  # why the line before was no answer

    def show_start(self, current: Round) -> None:
        """Print the open question, unless a person must be ready for its clock first."""
        self._shown = -1
        if current.seconds_left is None or not self._is_person:
            self._show_question(current)

    def _show_question(self, current: Round) -> None:
        """Print the open question, if it is new."""
        if self._shown == current.seat.place:
            return
        self._shown = current.seat.place
        self._brief(current)
        for line in question_lines(current):
            self.say(line)
        if self._is_person:
            self.say(announced(current))

    def ask(self, current: Round) -> Request | Continue:
        """Print the open question, if it is new, and read lines until one is a reply or request.

        Where a clock runs, go on after any line: the time may be up.
        """
        self._show_question(current)
        if self._problem:
            self.say(self._problem)
        self._problem = ""
        form = current.seat.offered()
        while True:
            try:
                line = self._read("Answer: ").strip()
            except (EndOfInput, KeyboardInterrupt):
                return self._leave()
            request, problem = self._read_request(current, form, line)
            if request is not None:
                return request
            if current.seconds_left is not None:
                self._problem = problem  # to be said unless the time is up
                return Continue()
            self.say(problem)

    def show_granted(self, current: Round, request: Lifeline | Flag | Claim) -> None:
        """Print what ``request`` has changed."""
        match request:
            case Flag():
                self.say(flagged_words(current, request))
            case Claim():
                self.say(claimed_words(current))
            case Lifeline():
                question = current.seat.card.question
                self.say(granted_words(request, question))
                if not request.reveal(question):
                    for line in form_lines(current.seat.offered()):
                        self.say(line)

    def show_verdict(self, played: Round) -> None:
        """Print the verdict on the last turn, with explanation and source, and the score so far."""
        self._problem = ""
        for line in verdict_lines(played):
            self.say(line)
        turn = played.turns[-1]
        seat = played.seats[turn.seat]
        reason = played.mode.reason(seat)
        is_news = turn.counts and not walked_away(turn) and reason not in (None, Reason.ALL_ASKED)
        if is_news and self._is_person:
            self.say(sentence(str(reason)))
        if played.ending is None:
            whose = f"{seat.player} so far" if len(played.players) > 1 else "So far"
            self.say(f"{whose}: {count_of(seat.score, 'point')}.")

    def pause(self, played: Round) -> Continue | Flag | Claim | Reply:
        """Wait for a person to go on. From a pipe, read only the commands after the last verdict.

        Before that, the prompt of the next question takes them.
        """
        request: Request | Continue = Continue()
        if self._is_person or played.ending is not None:
            following = "the result" if played.ending else "the next question"
            if len(played.players) > 1 and played.ending is None:
                following = f"{played.seat.player}'s question"
            mine = ", or :mine if your answer was correct" if played.can_claim else ""
            how_to = f"Press Enter for {following}."
            prompt = f"Enter for {following}{mine}: "
            request = self._wait(prompt, played, how_to, after_verdict)
        if isinstance(request, Flag | Claim | Reply):
            return request
        if played.ending is None:
            self.say()
        return Continue()

    def get_ready(self, current: Round) -> Continue | Reply:
        """Wait for Enter, if a person types. Nobody else can tell when the clock may run."""
        if not self._is_person:
            return Continue()
        self._brief(current)
        how_to = "Press Enter to start the clock."
        ready = f"Ready, {current.seat.player}?" if len(current.players) > 1 else "Ready?"
        request = self._wait(
            f"{ready} Press Enter to start the clock: ", current, how_to, before_clock
        )
        return request if isinstance(request, Reply) else Continue()

    def show_left(self) -> None:
        """Print that nothing was saved."""
        self.say(NOTHING_SAVED)

    def show_saved(self, current: Round) -> None:
        """Print where the round was saved and how to resume it."""
        self.say(f"{saved_words(current)} Continue with: anora-quiz resume")

    def ask_name(self, suggested: str) -> str:
        """Return the name for the board; ask a person for it, and take ``suggested`` otherwise."""
        if not self._is_person:
            return suggested
        while True:
            try:
                name = self._read(f"Your name (Enter for {suggested}): ")
            except (EndOfInput, KeyboardInterrupt):
                self.say()
                return ""
            if not name.strip():
                return suggested
            if is_command(name):
                self.say(f"Type your name for the high scores, or press Enter for {suggested}.")
            elif not (problem := name_problem(name)):
                return tidy_name(name)
            else:
                self.say(problem)

    def show_result(self, played: Round, outcome: "Outcome") -> None:
        """Print the scores and what belongs to them, and where nobody can ask for it, all turns."""
        from anora_quiz.terminal.result_lines import result_lines  # late: no question needs it

        self.say()
        has_turns = not self._is_person
        for line in result_lines(played, outcome, self.share_symbols, has_turns=has_turns):
            self.say(line)

    is_staged: ClassVar = False

    def staged(self) -> AbstractContextManager[None]:
        """Return a context that changes nothing: lines have no stage."""
        return nullcontext()

    def choose_next(self, offers: Sequence[Next]) -> Next:
        """Ask what to do after the round; Ctrl-C and the end of input lead back."""
        self.say()
        choices = [(each.label.capitalize(), each) for each in offers]
        try:
            return self.choose("What would you like to do?", choices)
        except KeyboardInterrupt:
            self.say()
            return offers[-1]

    def _brief(self, current: Round) -> None:
        """Print how the mode is played to a person, before the first question played in it."""
        if not self._is_person or current.turns or current.mode.name in self._briefed:
            return
        self._briefed.add(current.mode.name)
        if briefing := current.mode.briefing(current.seat):
            self.say(briefing)

    def _name(self, played: Round, seat: Seat) -> str:
        """Return how a line about ``seat`` begins: with its player, unless there is only one."""
        return f"{seat.player}. " if len(played.players) > 1 else ""
