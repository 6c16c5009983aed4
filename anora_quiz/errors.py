"""Every error that a user can run into.

    AnoraQuizError          exit code 1: something is wrong (a pack, a file, a database)
    ├── PackError           a pack cannot be read or breaks the format; says where
    ├── RecordsError        the database of rounds and scores cannot be used
    ├── SettingsError       config.toml cannot be read or written
    └── UsageError          exit code 2: the command was asked for something impossible

A message is one clear line that says what is wrong and what to do. Only `cli` prints
messages and exits; code that raises an error does neither.
"""

from typing import ClassVar, Self


class AnoraQuizError(Exception):
    """Base class of all errors that are shown to the user."""

    exit_code: ClassVar[int] = 1

    @classmethod
    def at(cls, where: object, message: str) -> Self:
        """Return an error that names ``where`` it is: a path, or what the user typed for one."""
        return cls(f"{where}: {message}")


class PackError(AnoraQuizError):
    """A pack that cannot be played."""


class RecordsError(AnoraQuizError):
    """The database of rounds and scores cannot be opened, read or written."""


class SettingsError(AnoraQuizError):
    """The settings file cannot be read or written."""


class Cancelled(Exception):
    """The player went back instead of answering a question: what asked is not done."""


class UsageError(AnoraQuizError):
    """The command line asks for something that does not exist or cannot be done."""

    exit_code: ClassVar[int] = 2
