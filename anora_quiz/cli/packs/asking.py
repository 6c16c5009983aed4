"""Asking whether to go on, below what was printed."""

import sys

from anora_quiz.errors import UsageError
from anora_quiz.game.session import Session


def is_wanted(session: Session, question: str, yes: str, what: str) -> bool:
    """Ask ``question``, to which ``yes`` is the other answer than Cancel.

    Raises `UsageError` if no one can be asked whether to do ``what``.
    """
    from anora_quiz.terminal.plain_prompts import PlainPrompts

    if not session.is_person:
        raise UsageError(f"can't ask whether to {what}", "add --yes")
    # In plain lines: a screen would hide what was printed.
    prompts = PlainPrompts(sys.stdin, sys.stdout, is_echoed=False)
    return prompts.choose(question, (("Cancel", False), (yes, True)), escape=0)
