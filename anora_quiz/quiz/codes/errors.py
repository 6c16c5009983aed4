"""Errors for codes that cannot be read or dealt."""

from anora_quiz.errors import UsageError

CHECK_FOR_TYPOS = "check it for typos"
"""What to do about a code that no round has."""


class CodeError(UsageError):
    """A code that can't be read or dealt."""


class Misread(Exception):
    """The letters are not those of a code."""


class OlderVersion(Exception):
    """The code is of a round that this version would deal differently."""


class NewerVersion(Exception):
    """The code uses something that this version does not know."""
