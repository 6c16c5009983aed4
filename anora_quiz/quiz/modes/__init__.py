"""The modes in which a round is played: one file per mode, with its class listed in `MODES`.

A classic round is what `Mode` itself does; every other mode overrides what differs.
"""

from anora_quiz.quiz.mode import Mode
from anora_quiz.quiz.modes.blitz import Blitz
from anora_quiz.quiz.modes.daily import Daily
from anora_quiz.quiz.modes.ladder import Ladder
from anora_quiz.quiz.modes.practice import Practice
from anora_quiz.quiz.modes.survival import Survival

# In share codes, the open modes are numbered in this order: it may only grow, at its end.
MODES: tuple[type[Mode], ...] = (Mode, Blitz, Survival, Ladder, Daily, Practice)

OPEN_MODES = tuple(mode for mode in MODES if mode.is_open_to_choice)
"""The modes that a player can choose for any round; the others have their own commands."""


def find_mode(name: str) -> Mode | None:
    """Return the mode named ``name``, or None if there is none."""
    return next((mode() for mode in MODES if mode.name == name), None)
