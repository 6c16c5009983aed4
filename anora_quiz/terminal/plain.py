"""The plain protocol: lines only, for screen readers, pipes and scripts."""

import sys
from collections.abc import Callable, Sequence
from typing import TextIO, TypeVar

from anora_quiz.quiz import forms
from anora_quiz.quiz.forms import Arrange, Pair, PickMany
from anora_quiz.quiz.names import name_problem, tidy_name
from anora_quiz.quiz.question import FULL
from anora_quiz.quiz.rounds import LEAVE, How, Reply, Round, Verdict
from anora_quiz.quiz.scores import Score, Standing
from anora_quiz.terminal.commands import COMMANDS, FLAG, flag_reason
from anora_quiz.terminal.lines import form_lines, place_in, read_reply
from anora_quiz.terminal.text import visible, visible_lines
from anora_quiz.terminal.wording import FLAGGED, parts_of, standing_words, taken_for

_Value = TypeVar("_Value")


class EndOfInput(Exception):
    """No more lines will come."""


class PlainPlayer:
    """A player at the other end of two streams of lines.

    ``is_person`` says that a person types, who can be asked for a name. Where none does,
    each line read is also printed, so that the output reads like the dialogue it was.
    """

    def __init__(
        self, lines: TextIO | None = None, out: TextIO | None = None, *, is_person: bool
    ) -> None:
        """Read from ``lines`` (standard input) and write to ``out`` (standard output)."""
        self._in = lines or sys.stdin
        self._out = out or sys.stdout
        self._is_person = is_person

    def ask(self, current: Round, flag: Callable[[str], None]) -> Reply:
        """Print the open question and read lines until one is an answer or a way out."""
        if self._is_person and not current.turns:
            ways = " and ".join(COMMANDS)
            self._say(f"{ways} are the ways out of a question; {FLAG} says what is wrong with it.")
        asked = current.card.question
        number, total = len(current.turns) + 1, len(current.deck)
        self._say(f"Question {number} of {total} ({asked.difficulty})")
        self._say(asked.question)
        form = current.form(current.card)
        for line in form_lines(form):
            self._say(line)
        while True:
            try:
                line = self._read("Answer: ").strip()
            except (EndOfInput, KeyboardInterrupt):
                self._say()
                return LEAVE
            why = flag_reason(line)
            if why is not None:
                flag(why)
                self._say(FLAGGED)
                continue
            reply, problem = read_reply(form, line)
            if reply is not None:
                return reply
            self._say(problem)

    def show_verdict(self, played: Round) -> None:
        """Print the verdict on the last turn and what there is to know."""
        for line in _verdict_lines(played):
            self._say(line)
        streak = played.streak()
        in_a_row = f", {streak} correct in a row" if streak > 1 else ""
        self._say(f"So far: {played.score()} points{in_a_row}.")
        self._say()

    def wants_next(self, current: Round) -> bool:  # noqa: ARG002
        """Go on at once: plain lines scroll, nothing hides the verdict."""
        return True

    def show_put_aside(self, current: Round) -> None:
        """Print how to resume the round."""
        asked, total = len(current.turns), len(current.deck)
        self._say(f"Put aside at question {asked + 1} of {total}; every answer is saved.")
        self._say("Go on with: anora-quiz resume")

    def sign(self, suggested: str) -> str:
        """Return the name for the board, asked for where a person types."""
        if not self._is_person:
            return suggested
        while True:
            try:
                name = self._read(f"Your name for the board (Enter for {suggested}): ")
            except (EndOfInput, KeyboardInterrupt):
                self._say()
                return suggested
            if not name.strip():
                return suggested
            if not (problem := name_problem(name)):
                return tidy_name(name)
            self._say(problem)

    def show_result(self, played: Round, standings: tuple[Standing, ...]) -> None:
        """Print the questions at a glance, the places on the board and the score."""
        self._say("The round is over. Its questions:")
        for number, turn in enumerate(played.turns, start=1):
            question = visible(turn.card.question.question)
            self._say(f"{number}. {turn.verdict} (+{turn.points}): {question}")
        self._say(played.mode.rule)
        for standing in standings:
            self._say(f"{visible(standing.player)}. {standing_words(standing)}")
        for standing in standings:
            player = standing.player
            score, best = played.score(player), played.best_score(player)
            count = f"{played.correct(player)} of {len(played.share(player))} correct"
            name = f"{visible(player)}. " if len(standings) > 1 else ""
            self._say(f"{name}Score: {score} of {best} ({count})")

    def show_title(self) -> None:
        """Print the head of the menu."""
        self._say("Anora Quiz")

    def ask_text(self, question: str, suggested: str) -> str:
        """Ask for a text; an empty line takes ``suggested``.

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
        self._say(message)
        for line in form_lines(options):
            self._say(line)
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
            self._say(problem or "Type the numbers, such as 1 3.")

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
        self._say(message)
        for number, (text, _) in enumerate(choices, start=1):
            self._say(f"  {number}. {visible(text)}")
        while True:
            try:
                line = self._read("Answer: ").strip()
            except EndOfInput:
                raise KeyboardInterrupt from None
            if place := place_in(line, len(choices)):
                return choices[place - 1][1]
            texts = [text.casefold() for text, _ in choices]
            named = [text for text in texts if line and text.startswith(line.casefold())]
            if len(named) == 1:
                return choices[texts.index(named[0])][1]
            self._say(f"Type a number from 1 to {len(choices)}.")

    def _say(self, text: str = "") -> None:
        # Whatever text is said, and wherever from: no control character gets out.
        print(visible_lines(text), file=self._out, flush=True)

    def _read(self, prompt: str) -> str:
        print(visible(prompt), end="", file=self._out, flush=True)
        line = self._in.readline() if self._in else ""
        if not line:
            raise EndOfInput
        if not self._is_person:
            self._say(visible(line.rstrip("\r\n")))
        return line


def scores_lines(entries: Sequence[Score]) -> list[str]:
    """Return the high-score table as lines, a heading for each board."""
    lines: list[str] = []
    board = ""
    for entry in entries:
        if entry.board != board:
            lines += ["", f"Board: {visible(entry.board)}"]
            board = entry.board
        count = f"{entry.correct} of {entry.questions} correct"
        lines.append(
            f"{entry.rank}. {visible(entry.player)}: {entry.score} of {entry.max_score}"
            f" ({count}), {entry.finished_at:%Y-%m-%d}"
        )
    return lines[1:]


def _verdict_lines(played: Round) -> list[str]:
    turn = played.turns[-1]
    asked = turn.card.question
    form = played.form(turn.card)
    right = visible(form.words(asked.solution()))
    told = f": {right}" if turn.verdict is Verdict.CORRECT else f". The right answer: {right}"
    lines = [f"{turn.verdict}{told} (+{turn.points})"]
    if turn.reply.how is How.ANSWERED and turn.mark.credit < FULL:
        parts = parts_of(form, turn.reply.answer, asked.solution())
        words = [f"{text} ({'right' if is_right else 'wrong'})" for text, is_right in parts]
        if isinstance(form, PickMany | Arrange | Pair):
            lines.append(f"You answered: {visible('; '.join(words))}.")
    if note := taken_for(turn):
        lines.append(visible(note))
    lines.extend(visible(remark) for remark in asked.remarks(turn.reply.answer))
    known = [visible_lines(asked.explanation)] if asked.explanation else []
    if asked.source:
        known.append(f"Source: {visible(str(asked.source))}.")
        if asked.source.url and asked.source.url != str(asked.source):
            known.append(visible(asked.source.url))
    if known:
        lines.append(" ".join(known))
    if asked.disputed:
        lines.append(f"Disputed: {visible_lines(asked.disputed)}")
    return lines
