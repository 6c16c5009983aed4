"""How a prompt can end, besides with an answer. Light to import, unlike the prompts."""

from anora_quiz.quiz.question import Answer


class Interrupted(Exception):
    """The player pressed Ctrl-C, a signal came, or the terminal went away."""


class OutOfTime(Exception):
    """The time for an answer is over."""


class CommandPressed(Exception):
    """The player pressed one of the keys that ask for something else than an answer."""

    def __init__(self, key: str, draft: Answer) -> None:
        """Keep the ``key``, such as ``?`` or `ESCAPE`, and the answer so far."""
        super().__init__()
        self.key = key
        self.draft = draft


ESCAPE = "escape"
"""The name of the Esc key."""
