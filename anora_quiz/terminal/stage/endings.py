"""How a prompt can end, and the names of two keys. Light to import, unlike the prompts."""

from anora_quiz.quiz.question import Answer


class Interrupted(Exception):
    """The player pressed Ctrl-C, a signal came, or the terminal went away."""


class OutOfTime(Exception):
    """The time for an answer is over."""


class CommandPressed(Exception):
    """The player pressed one of the keys that ask for something else than an answer."""

    def __init__(self, key: str, draft: Answer, pointed_at: int = 0) -> None:
        """Keep the ``key``, such as ``?`` or `ESCAPE`, the answer so far, and the pointer."""
        super().__init__()
        self.key = key
        self.draft = draft
        self.pointed_at = pointed_at


ESCAPE = "escape"
"""The name of the Esc key."""

ENTER = "enter"
"""The name of the Enter key; where a prompt waits for a key alone, Space counts as Enter, too."""
