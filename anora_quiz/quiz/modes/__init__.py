"""How a round is played: one file a mode, and its class in `MODES`.

The classic round is what `Mode` itself does; another mode overrides what differs.
"""

from anora_quiz.quiz.rounds import Mode

MODES: tuple[type[Mode], ...] = (Mode,)


def find_mode(name: str) -> Mode | None:
    """Return the mode called ``name``, or None where there is none."""
    return next((mode() for mode in MODES if mode.name == name), None)
