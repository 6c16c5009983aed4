"""The face for plain lines: for screen readers, pipes, and scripts."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, TextIO, TypeVar

from anora_quiz.quiz import forms
from anora_quiz.quiz.forms import Form
from anora_quiz.quiz.lifelines import Lifeline
from anora_quiz.quiz.names import name_problem, tidy_name
from anora_quiz.quiz.replies import LEAVE, Action, Claim, Continue, Flag, Reply, Request
from anora_quiz.quiz.rounds import Round
from anora_quiz.quiz.turns import Verdict
from anora_quiz.terminal import interruption
from anora_quiz.terminal.lines import (
    form_lines,
    option_lines,
    read_reply,
    verdict_lines,
)
from anora_quiz.terminal.round_commands import commands, is_command, read_command
from anora_quiz.terminal.sanitize import visible, visible_lines
from anora_quiz.terminal.wording import (
    FLAGGED,
    LIFELINES,
    claimed_words,
    cost_words,
    count_of,
    ending_words,
    help_used,
    outcome_lines,
    rank_words,
    saved_words,
    standing_words,
    verdict_words,
    whose_turn,
    winners_words,
)

if TYPE_CHECKING:
    from anora_quiz.quiz.results import Outcome

SHARE_SYMBOLS = {
    Verdict.CORRECT: "+",
    Verdict.PARTLY: "~",
    Verdict.WRONG: "x",
    Verdict.SKIPPED: "-",
    Verdict.OUT_OF_TIME: "-",
}
"""The characters for verdicts in a line to share."""

_MAX_LINE_LENGTH = 10_000  # characters; no answer, name, or reason needs more

_Value = TypeVar("_Value")


class EndOfInput(Exception):
    """There are no more lines to read."""


class PlainFace:
    """A player who reads and types plain lines.

    ``is_person`` says that a person types, who can be asked for a name. Otherwise each line
    read is also printed, so that the output shows the whole dialogue.
    """

    def __init__(
        self, lines: TextIO | None = None, out: TextIO | None = None, *, is_person: bool
    ) -> None:
        """Read from ``lines`` (standard input) and write to ``out`` (standard output)."""
        self._in = lines or sys.stdin
        self._out = out or sys.stdout
        self._is_person = is_person
        self._shown = -1  # the place of the question shown last, or -1
        self._is_at_end = False  # whether the end of input was reached

    def show_question(self, current: Round) -> None:
        """Print the open question, if it is new."""
        if self._shown != current.seat.place:
            self._say_question(current)
            self._shown = current.seat.place

    def ask(self, current: Round) -> Request:
        """Print the open question, if it is new, and read lines until one is a reply or request."""
        self.show_question(current)
        form = current.seat.offered()
        while True:
            try:
                line = self._read("Answer: ").strip()
            except (EndOfInput, KeyboardInterrupt):
                self.say()
                return LEAVE
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
            case Lifeline.HINT:
                self._say_hint(current, f" ({cost_words(request)})")
            case Lifeline.HALF:
                self.say(f"{LIFELINES[request]} ({cost_words(request)}). What is left:")
                self._say_form(current.seat.offered())

    def show_verdict(self, played: Round) -> None:
        """Print the verdict on the last turn, with explanation and source, and the score."""
        for line in verdict_lines(played):
            self.say(line)
        seat = played.seats[played.turns[-1].seat]
        in_a_row = f", {seat.streak} correct in a row" if seat.streak > 1 else ""
        whose = f"{seat.player} so far" if len(played.players) > 1 else "So far"
        self.say(f"{whose}: {seat.score} points{in_a_row}.")
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

    def show_again(self, so_far: Round, total: int) -> None:
        """Print the last turn of ``so_far``, the start of a finished round of ``total`` turns."""
        turn = so_far.turns[-1]
        whose = f"{so_far.players[turn.seat]}. " if len(so_far.players) > 1 else ""
        difficulty = turn.card.question.difficulty
        self.say(f"{whose}Question {len(so_far.turns)} of {total} ({difficulty})")
        self.say(turn.card.question.question)
        form = so_far.setup.form(turn.card)
        for line in option_lines(form):
            self.say(line)
        if turn.reply.action is Action.ANSWERED:
            self.say(f"Answered: {form.words(turn.reply.answer)}")
        for line in verdict_lines(so_far):
            self.say(line)

    def pause_again(self, so_far: Round) -> Continue | Flag | Reply:
        """Read a line; an empty one goes on. After the end of input, go on without reading."""
        request: Request | None = None
        if not self._is_at_end:
            try:
                line = self._read("Enter goes on, :flag says what is wrong, :quit leaves: ")
            except EndOfInput:
                self._is_at_end = True
                self.say()
            except KeyboardInterrupt:
                return LEAVE
            else:
                request = read_command(line, so_far)[0] if is_command(line) else None
        self.say()
        return request if isinstance(request, Flag) or request == LEAVE else Continue()

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
                return suggested
            if not name.strip():
                return suggested
            if not (problem := name_problem(name)):
                return tidy_name(name)
            self.say(problem)

    def show_result(self, played: Round, outcome: "Outcome") -> None:
        """Print a line for each question, the standings, and last the scores."""
        self.say(ending_words(played))
        is_alone = len(played.players) == 1
        for number, turn in enumerate(played.turns, start=1):
            whose = "" if is_alone else f"{played.players[turn.seat]}. "
            result = f"{verdict_words(turn)} ({turn.points:+})"
            self.say(f"{number}. {whose}{result}: {visible(turn.card.question.question)}")
        self.say(played.mode.rule)
        for seat in played.seats:
            if used := help_used(seat):
                self.say(f"{'' if is_alone else f'{seat.player}. '}Lifelines: {used}.")
        for standing in outcome.standings:
            words = standing_words(standing) if is_alone else f"{rank_words(standing)}."
            self.say(f"{standing.player}. {words}")
        if outcome.standings and not is_alone:
            self.say(f"Board: {outcome.standings[0].board}.")
        for line in (*outcome_lines(played, outcome, SHARE_SYMBOLS), winners_words(played)):
            if line:
                self.say(line)
        for seat in sorted(played.seats, key=lambda seat: -seat.score):
            best = played.mode.best_score(seat)
            count = f"{seat.correct} of {seat.asked} correct"
            name = "" if is_alone else f"{seat.player}. "
            self.say(f"{name}Score: {seat.score} of {best} ({count})")

    def say(self, text: str = "") -> None:
        """Print ``text``, one line or more."""
        # The last line of defense: no text may print a control character.
        print(visible_lines(text), file=self._out, flush=True)

    def show_title(self) -> None:
        """Print the title of the menu."""
        self.say("Anora Quiz")

    def ask_text(self, question: str, suggested: str) -> str:
        """Return a line of text; an empty one takes ``suggested``.

        Raises ``KeyboardInterrupt`` at the end of input.
        """
        try:
            text = self._read(f"{question} (Enter for {suggested}): ")
        except EndOfInput:
            raise KeyboardInterrupt from None
        return text.strip() or suggested

    def pick_many(self, message: str, choices: Sequence[tuple[str, _Value]]) -> list[_Value]:
        """Ask for some of ``choices``; an empty line takes all of them.

        Raises ``KeyboardInterrupt`` at the end of input.
        """
        options = forms.PickMany(forms.options(text for text, _ in choices))
        self.say(message)
        for line in form_lines(options):
            self.say(line)
        while True:
            try:
                line = self._read("Numbers (Enter for all): ").strip()
            except EndOfInput:
                raise KeyboardInterrupt from None
            if not line:
                return [value for _, value in choices]
            reply, problem = read_reply(options, line)
            if reply is not None and reply.answer:
                return [value for text, value in choices if text in reply.answer]
            self.say(problem or "Type the numbers, such as 1 3.")

    def confirm(self, question: str) -> bool:
        """Ask a yes-or-no question. Raises ``KeyboardInterrupt`` at the end of input."""
        return self.choose(question, (("Yes", True), ("No", False)))

    def choose(
        self,
        message: str,
        choices: Sequence[tuple[str, _Value]],
        escape: int | None = None,  # noqa: ARG002 - lines have no Esc
    ) -> _Value:
        """Ask for one of ``choices``. Raises ``KeyboardInterrupt`` at the end of input."""
        self.say(message)
        for number, (text, _) in enumerate(choices, start=1):
            self.say(f"  {number}. {visible(text)}")
        while True:
            try:
                line = self._read("Answer: ").strip()
            except EndOfInput:
                raise KeyboardInterrupt from None
            if position := forms.position_in(line, len(choices)):
                return choices[position - 1][1]
            texts = [text.casefold() for text, _ in choices]
            matches = [text for text in texts if line and text.startswith(line.casefold())]
            if len(matches) == 1:
                return choices[texts.index(matches[0])][1]
            self.say(f"Type a number from 1 to {len(choices)}.")

    def _say_question(self, current: Round) -> None:
        if self._is_person and not current.turns:
            self.say(f"Besides an answer you can type: {', '.join(commands(current))}.")
        if current.mode.way and not current.turns:
            self.say(current.mode.way)
        whose, status = whose_turn(current), current.mode.status(current.seat)
        if not whose:
            status = status.capitalize()
        if prelude := ", ".join(filter(None, (whose, status))):
            self.say(f"{prelude}.")
        seat, question = current.seat, current.seat.card.question
        self.say(f"Question {seat.asked + 1} of {len(seat.places)} ({question.difficulty})")
        self.say(question.question)
        self._say_form(current.seat.offered())
        if Lifeline.HINT in current.open_question.lifelines:  # in a round that was resumed
            self._say_hint(current)
        if current.seconds_left is not None:
            self.say(f"Time: {count_of(max(round(current.seconds_left), 1), 'second')}.")

    def _say_form(self, form: Form) -> None:
        for line in form_lines(form):
            self.say(line)

    def _say_hint(self, current: Round, note: str = "") -> None:
        self.say(f"{LIFELINES[Lifeline.HINT]}{note}: {current.seat.card.question.hint}")

    def _read(self, prompt: str) -> str:
        while True:
            print(visible(prompt), end="", file=self._out, flush=True)
            line, is_complete = self._read_line()
            if not line:
                raise EndOfInput
            if not self._is_person:
                self.say(visible(line.rstrip("\r\n")))
            if is_complete:
                return line
            self.say(f"That line is too long; type up to {_MAX_LINE_LENGTH:,} characters.")

    def _read_line(self) -> tuple[str, bool]:
        """Return the next line, empty at the end of input, and whether it is complete."""
        line = ""
        try:
            with interruption.waiting(interruption.interrupt):
                line = chunk = self._in.readline(_MAX_LINE_LENGTH) if self._in else ""
                while _is_cut_off(chunk):
                    chunk = self._in.readline(_MAX_LINE_LENGTH)  # drop the rest
        except KeyboardInterrupt:
            if not line or _is_cut_off(line):  # otherwise it came too late and ends the next prompt
                raise
        return line, not _is_cut_off(line)


def _is_cut_off(line: str) -> bool:
    return len(line) == _MAX_LINE_LENGTH and not line.endswith("\n")
