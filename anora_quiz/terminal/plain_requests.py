"""What a player can ask for in plain lines: at a question, after its verdict, before a clock."""

from anora_quiz.quiz.forms import Form
from anora_quiz.quiz.replies import INTERRUPT, LEAVE, Continue, Flag, Reply, Request
from anora_quiz.quiz.rounds import Round
from anora_quiz.terminal import interruption
from anora_quiz.terminal.line_input import EndOfInput
from anora_quiz.terminal.lines import ambiguity_words, read_reply
from anora_quiz.terminal.plain_prompts import PlainPrompts
from anora_quiz.terminal.round_commands import (
    HELP,
    Fits,
    always,
    help_lines,
    is_command,
    read_command,
    read_earlier,
)

_COLONS = "To start an answer with a colon, type two colons: ::x types :x."


class PlainRequests(PlainPrompts):
    """Reads lines that answer, or ask for something else."""

    def _read_request(self, current: Round, form: Form, line: str) -> tuple[Request | None, str]:
        """Return what ``line`` asks for or answers, or None and what to say."""
        if is_command(line):
            how_to = form.how_to() or "Type your answer."
            return self._read_command(line, current, f"{how_to}\n{_COLONS}")
        if self._is_person and (problem := ambiguity_words(form, line)):
            return None, problem
        return read_reply(form, line)

    def _read_command(
        self, line: str, current: Round, how_to: str, fits: Fits = always
    ) -> tuple[Request | None, str]:
        """Return what the command in ``line`` asks for, or None and what to say.

        ``how_to`` is what help says besides the commands, which are those that ``fits``.
        """
        if line.casefold() == HELP:
            return None, "\n".join([how_to, *help_lines(current, fits)])
        request, problem = read_command(line, current, fits, HELP)
        if isinstance(request, Flag) and not self._is_person:
            return read_earlier(request, current)
        return request, problem

    def _wait(self, prompt: str, current: Round, how_to: str, fits: Fits) -> Request | Continue:
        """Read lines until one is empty, or a command that ``fits`` and asks for something.

        From a pipe, the end of input and any line that is no command are like an empty one.
        """
        while True:
            try:
                line = self._read(prompt).strip()
            except (EndOfInput, KeyboardInterrupt):
                if self._is_person:
                    return self._leave()
                self.say()
                return Continue()
            is_colon = line.startswith(":")
            if not line or not (is_colon or self._is_person):
                return Continue()
            request, problem = (
                self._read_command(line, current, how_to, fits) if is_colon else (None, how_to)
            )
            if request is not None:
                return request
            self.say(problem)

    def _leave(self) -> Reply:
        """Return how the end of input or a signal ends a round: only a person can leave it."""
        self.say()
        return LEAVE if self._is_person and not interruption.ends_program() else INTERRUPT
