"""Questions in plain lines, below what a command printed; a screen would hide that."""

import sys
from typing import TYPE_CHECKING

from anora_quiz.errors import UsageError
from anora_quiz.game.session import Session

if TYPE_CHECKING:
    from anora_quiz.terminal.face import Choices, Value


def choose(question: str, choices: "Choices[Value]", escape: int) -> "Value":
    """Return which of ``choices`` a person takes; Esc takes the one with the number ``escape``."""
    from anora_quiz.terminal.plain_prompts import PlainPrompts  # late: most commands ask nothing

    return PlainPrompts(sys.stdin, sys.stdout, is_echoed=False).choose(question, choices, escape)


def agrees(session: Session, question: str, yes: str, purpose: str) -> bool:
    """Return whether the answer to ``question`` is ``yes`` instead of “Cancel”.

    Raises `UsageError` if there is no person to ask; it says for which ``purpose`` there should be.
    """
    if not session.is_person:
        raise UsageError(f"can't ask whether to {purpose}", "add --yes")
    return choose(question, (("Cancel", False), (yes, True)), escape=0)
