"""Every error that a user can run into.

    AnoraQuizError          exit code 1: something is wrong (a pack, a file, a database)
    ├── PackError           a pack cannot be read or breaks the format; says where
    ├── RecordsError        the database of rounds and scores cannot be used
    ├── SettingsError       config.toml cannot be read or written
    └── UsageError          exit code 2: the command was asked for something impossible

The message says what is wrong, the hint what to do: one line each, in lower case and without a
period. Only `cli` prints them and exits; code that raises an error does neither.
"""

from typing import ClassVar


class AnoraQuizError(Exception):
    """Base class of all errors that are shown to the user."""

    exit_code: ClassVar[int] = 1

    def __init__(self, message: str, hint: str = "") -> None:
        """Carry ``message``, which says what is wrong, and ``hint``, which says what to do."""
        super().__init__(message)
        self.hint = hint

    def lines(self, label: str = "error") -> list[str]:
        """Return the lines to print: the message after ``label``, and the hint if there is one."""
        return [f"{label}: {self}", *([f"hint: {self.hint}"] if self.hint else [])]

    def sentences(self) -> str:
        """Return the message and the hint as sentences, for a notice in the game."""
        return " ".join(_sentence(each) for each in (str(self), self.hint) if each)


def _sentence(text: str) -> str:
    end = "" if text.endswith((".", "?", "!", ":")) else "."
    return f"{text[:1].upper()}{text[1:]}{end}"


class PackError(AnoraQuizError):
    """A pack that cannot be played."""


class RecordsError(AnoraQuizError):
    """The database of rounds and scores cannot be opened, read or written."""


class SettingsError(AnoraQuizError):
    """The settings file cannot be read or written."""


class Canceled(Exception):
    """The player went back instead of answering a question: what asked is not done."""


class UsageError(AnoraQuizError):
    """The command line asks for something that does not exist or cannot be done."""

    exit_code: ClassVar[int] = 2
