"""The words with a colon that do something else than answer, on screen and in plain lines."""

import re

from anora_quiz.quiz.rounds import LEAVE, SKIP, Reply

COMMANDS = {":skip": SKIP, ":quit": LEAVE}
FLAG = ":flag"
_FLAG = re.compile(rf"\s*{FLAG}(?:\s+(?P<why>.*?))?\s*", re.IGNORECASE | re.DOTALL)
_SHAPE = re.compile(r"\s*:[^\W\d_]+\s*")


def is_command(line: str) -> bool:
    """Tell whether ``line`` looks like a command: a colon and one word."""
    return _SHAPE.fullmatch(line) is not None


def flag_reason(line: str) -> str | None:
    """Return what ``line`` says is wrong with the question, or None where it flags nothing."""
    found = _FLAG.fullmatch(line)
    return None if found is None else found["why"] or ""


def read_command(line: str) -> tuple[Reply | None, str]:
    """Return what the command in ``line`` does, or None and which commands there are."""
    word = line.strip()
    reply = COMMANDS.get(word.casefold())
    problem = (
        "" if reply else f"There is no {word} here. There are: {', '.join((*COMMANDS, FLAG))}."
    )
    return reply, problem
