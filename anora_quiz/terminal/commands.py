"""The words with a colon that do something else than answer, on screen and in plain lines."""

import re

from anora_quiz.quiz.rounds import LEAVE, SKIP, Reply

COMMANDS = {":skip": SKIP, ":quit": LEAVE}
_SHAPE = re.compile(r"\s*:[^\W\d_]+\s*")


def is_command(line: str) -> bool:
    """Tell whether ``line`` looks like a command: a colon and one word."""
    return _SHAPE.fullmatch(line) is not None


def read_command(line: str) -> tuple[Reply | None, str]:
    """Return what the command in ``line`` does, or None and which commands there are."""
    word = line.strip()
    reply = COMMANDS.get(word.casefold())
    problem = "" if reply else f"There is no {word} here. There are: {', '.join(COMMANDS)}."
    return reply, problem
