"""The face for plain lines: for screen readers, pipes, and scripts."""

import sys
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING, ClassVar, TextIO

from anora_quiz.quiz.counting import count_of
from anora_quiz.quiz.forms import Form
from anora_quiz.quiz.lifelines import Lifeline
from anora_quiz.quiz.names import name_problem, tidy_name
from anora_quiz.quiz.replies import INTERRUPT, LEAVE, Claim, Continue, Flag, Reply, Request
from anora_quiz.quiz.rounds import Round
from anora_quiz.quiz.seats import Seat
from anora_quiz.quiz.turns import Verdict
from anora_quiz.terminal import interruption
from anora_quiz.terminal.face import Next
from anora_quiz.terminal.facts import result_facts
from anora_quiz.terminal.line_input import EndOfInput
from anora_quiz.terminal.lines import (
    form_lines,
    question_lines,
    read_reply,
    verdict_lines,
)
from anora_quiz.terminal.plain_home import PlainHome
from anora_quiz.terminal.plain_pages import PlainPages
from anora_quiz.terminal.plain_review import PlainReview
from anora_quiz.terminal.plain_settings import PlainSettings
from anora_quiz.terminal.round_commands import commands, is_command, read_command
from anora_quiz.terminal.sanitize import visible
from anora_quiz.terminal.wording import (
    FLAGGED,
    LEFT,
    claimed_words,
    granted_words,
    outcome_lines,
    saved_words,
    verdict_words,
)

if TYPE_CHECKING:
    from anora_quiz.quiz.results import Outcome


class PlainFace(PlainHome, PlainPages, PlainReview, PlainSettings):
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

    how_to_answer: ClassVar = "Type the number or letter of your answer, then press Enter."

    def __init__(
        self, lines: TextIO | None = None, out: TextIO | None = None, *, is_person: bool
    ) -> None:
        """Read from ``lines`` (standard input) and write to ``out`` (standard output)."""
        super().__init__(lines or sys.stdin, out or sys.stdout, is_echoed=not is_person)
        self._shown = -1  # the place of the question shown last, or -1
        self._is_briefed = False  # whether the rules of the mode were shown

    def show_start(self, current: Round) -> None:
        """Print the open question, unless a person must be ready for its clock first."""
        self._shown, self._is_briefed = -1, False
        if current.seconds_left is None or not self._is_person:
            self._show_question(current)

    def _show_question(self, current: Round) -> None:
        """Print the open question, if it is new."""
        if self._shown != current.seat.place:
            self._say_question(current)
            self._shown = current.seat.place

    def ask(self, current: Round) -> Request:
        """Print the open question, if it is new, and read lines until one is a reply or request."""
        self._show_question(current)
        form = current.seat.offered()
        while True:
            try:
                line = self._read("Answer: ").strip()
            except (EndOfInput, KeyboardInterrupt):
                return self._leave()
            request, problem = (
                read_command(line, current) if is_command(line) else read_reply(form, line)
            )
            if request is not None:
                return request
            self.say(problem)

    def show_granted(self, current: Round, request: Lifeline | Flag | Claim) -> None:
        """Print what ``request`` has changed."""
        match request:
            case Flag():
                self.say(FLAGGED)
            case Claim():
                self.say(claimed_words(current.turns[-1]))
            case Lifeline():
                question = current.seat.card.question
                self.say(granted_words(request, question))
                if not request.reveal(question):
                    self._say_form(current.seat.offered())

    def show_verdict(self, played: Round) -> None:
        """Print the verdict on the last turn, with explanation and source, and the score."""
        for line in verdict_lines(played):
            self.say(line)
        seat = played.seats[played.turns[-1].seat]
        in_a_row = f", {seat.streak} correct in a row" if seat.streak > 1 else ""
        whose = f"{seat.player} so far" if len(played.players) > 1 else "So far"
        self.say(f"{whose}: {count_of(seat.score, 'point')}{in_a_row}.")
        if played.can_claim and self._is_person and played.ending is None:
            self.say("Was it right? Then type :mine next.")
        self.say()

    def pause(self, played: Round) -> Continue | Flag | Claim | Reply:
        """Go on without waiting: plain lines scroll, so nothing hides the verdict.

        Read a line only if no question follows and the answer can be claimed: before that,
        the prompt of the next question takes the claim.
        """
        if played.ending is None or not played.can_claim:
            return Continue()
        try:
            line = self._read("Was it right? Then type :mine; Enter goes on: ").strip()
        except (EndOfInput, KeyboardInterrupt):
            self.say()
            return Continue()
        request = read_command(line, played)[0] if is_command(line) else None
        return request if isinstance(request, Flag | Claim) else Continue()

    def get_ready(self, current: Round) -> Continue | Reply:
        """Wait for Enter, if a person types. Nobody else can tell when the clock may run."""
        if not self._is_person:
            return Continue()
        self._brief(current)
        try:
            self._read("Ready? Enter starts the clock: ")
        except (EndOfInput, KeyboardInterrupt):
            return self._leave()
        return Continue()

    def show_left(self, current: Round) -> None:  # noqa: ARG002 - there is nothing to tell of it
        """Print that nothing was saved."""
        self.say(LEFT)

    def show_saved(self, current: Round) -> None:
        """Print where the round was saved and how to resume it."""
        self.say(saved_words(current))
        self.say("Go on with: anora-quiz resume")

    def ask_name(self, suggested: str) -> str:
        """Return the name for the board; ask a person for it, and take ``suggested`` otherwise."""
        if not self._is_person:
            return suggested
        while True:
            try:
                name = self._read(f"Your name for the board (Enter for {suggested}): ")
            except (EndOfInput, KeyboardInterrupt):
                self.say()
                return ""
            if not name.strip():
                return suggested
            if not (problem := name_problem(name)):
                return tidy_name(name)
            self.say(problem)

    def show_result(self, played: Round, outcome: "Outcome") -> None:
        """Print a line for each question, the standings, and last the scores."""
        facts = result_facts(played, outcome)
        self.say(facts.ending)
        names = {seat.number: self._name(played, seat) for seat in played.seats}
        for number, turn in enumerate(played.turns, start=1):
            result = f"{verdict_words(turn)} ({turn.points:+})"
            question = visible(turn.card.question.question)
            self.say(f"{number}. {names[turn.seat]}{result}: {question}")
        for each in facts.seats:
            if each.help:
                self.say(f"{names[each.seat.number]}Lifelines: {each.help}.")
        for each in facts.seats:
            if each.standing:
                self.say(f"{each.seat.player}. {each.standing}.")
        board = f"Board: {facts.board}." if facts.board else ""
        for line in (board, *outcome_lines(played, outcome, self.share_symbols), facts.winners):
            if line:
                self.say(line)
        for each in facts.seats:
            name = names[each.seat.number]
            self.say(f"{name}Score: {each.seat.score} of {each.best} ({each.count})")

    is_staged: ClassVar = False

    def staged(self) -> AbstractContextManager[None]:
        """Return a context that changes nothing: lines have no stage."""
        return nullcontext()

    def choose_next(self, offers: Sequence[Next]) -> Next:
        """Ask what to do after the round; Ctrl-C and the end of input quit."""
        self.say()
        choices = [(each.label.capitalize(), each) for each in offers]
        try:
            return self.choose("What would you like to do?", choices)
        except KeyboardInterrupt:
            self.say()
            return Next.QUIT

    def _leave(self) -> Reply:
        """Return how the end of input or a signal ends a round: only a person can leave it."""
        self.say()
        return LEAVE if self._is_person and not interruption.ends_program() else INTERRUPT

    def _brief(self, current: Round) -> None:
        """Print how the mode is played, once, before the first question."""
        briefing = "" if current.turns or self._is_briefed else current.mode.briefing(current.seat)
        if briefing:
            self.say(briefing)
        self._is_briefed = True

    def _say_question(self, current: Round) -> None:
        self._brief(current)
        if self._is_person and not current.turns:
            self.say(f"Besides an answer you can type: {', '.join(commands(current))}.")
        for line in question_lines(current):
            self.say(line)

    def _say_form(self, form: Form) -> None:
        for line in form_lines(form):
            self.say(line)

    def _name(self, played: Round, seat: Seat) -> str:
        """Return how a line about ``seat`` begins: with its player, unless there is only one."""
        return f"{seat.player}. " if len(played.players) > 1 else ""
