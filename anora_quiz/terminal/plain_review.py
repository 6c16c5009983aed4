"""The review of a finished round in plain lines."""

from anora_quiz.quiz.options import position_in
from anora_quiz.quiz.replies import LEAVE, Flag
from anora_quiz.quiz.rounds import Round
from anora_quiz.terminal.face import Step
from anora_quiz.terminal.facts import review_heading
from anora_quiz.terminal.line_input import EndOfInput
from anora_quiz.terminal.lines import asked_lines, option_lines, turn_line, verdict_lines
from anora_quiz.terminal.plain_prompts import PlainPrompts
from anora_quiz.terminal.round_commands import is_command, read_command

_STEPS = {":back": Step.TABLE, ":quit": Step.OUT}


class PlainReview(PlainPrompts):
    """Prints the questions of a finished round as a table, and each with its verdict.

    From a pipe, there is no table: all questions come one after the other.
    """

    _is_at_end = False  # whether the end of piped input was reached

    def pick_turn(self, played: Round, when: str, last: int) -> int | Step:
        """Print the table of ``played``, and read which of its turns to show."""
        total, following = len(played.turns), last + 1
        if not self._is_person:
            return Step.OUT if last >= 0 else 0
        self.say(": ".join(", ".join(facts) for facts in review_heading(played, when)))
        for index in range(total):
            self.say(turn_line(played, index))
        has_next = following < total
        enter = (
            f"Enter for question {following + 1}, or :back" if has_next else "or Enter to go back"
        )
        while True:
            line = self._line(f"Type a number to see that question, {enter}: ")
            if not line:
                return following if has_next else Step.OUT
            if line.casefold() in _STEPS:
                return Step.OUT
            if position := position_in(line, total):
                return position - 1
            self.say(f"Type a number from 1 to {total}, or :back.")

    def show_again(self, so_far: Round, total: int) -> None:
        """Print the last turn of ``so_far``, the start of a finished round of ``total`` turns."""
        turn = so_far.turns[-1]
        whose = f"{so_far.players[turn.seat]}. " if len(so_far.players) > 1 else ""
        difficulty = turn.card.question.difficulty
        self.say(f"{whose}Question {len(so_far.turns)} of {total} ({difficulty})")
        for line in asked_lines(turn.card.question) + option_lines(so_far.setup.form(turn.card)):
            self.say(line)
        for line in verdict_lines(so_far):
            self.say(line)

    def pause_again(self, so_far: Round, total: int) -> int | Step | Flag:
        """Read where to go. After the end of piped input, go on without reading."""
        going = self._read_going(so_far, total) if self._is_person else self._read_piped(so_far)
        if not isinstance(going, Flag):
            self.say()
        return going

    def _read_going(self, so_far: Round, total: int) -> int | Step | Flag:
        number = len(so_far.turns)
        enter = f"Enter for question {number + 1}" if number < total else "Enter for the list"
        while True:
            line = self._line(f"{enter}, or type a number, :flag, :back, or :quit: ")
            if not line:
                return Step.NEXT
            if step := _STEPS.get(line.casefold()):
                return step
            if position := position_in(line, total):
                return position - 1
            request = read_command(line, so_far)[0] if is_command(line) else None
            if isinstance(request, Flag):
                return request
            self.say(
                f"Type a number from 1 to {total}, :flag and what's wrong with this question,"
                " :back for the list, or :quit to leave."
            )

    def _read_piped(self, so_far: Round) -> Step | Flag:
        if self._is_at_end:
            return Step.NEXT
        try:
            line = self._read("Enter for next, :flag to report, :quit to stop: ")
        except EndOfInput:
            self._is_at_end = True
            self.say()
            return Step.NEXT
        request = read_command(line, so_far)[0] if is_command(line) else None
        if isinstance(request, Flag):
            return request
        return Step.OUT if request == LEAVE else Step.NEXT

    def _line(self, prompt: str) -> str:
        """Return a line that a person types. Raises ``KeyboardInterrupt`` at the end of input."""
        try:
            return self._read(prompt).strip()
        except EndOfInput:
            self.say()
            raise KeyboardInterrupt from None
