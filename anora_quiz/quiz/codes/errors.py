"""Errors for codes that cannot be read or dealt."""


class CodeError(ValueError):
    """A code cannot be read or dealt; the message is one line for the player."""


class Misread(Exception):
    """The letters are not those of a code."""


class NewerVersion(Exception):
    """The code uses something that this version does not know."""
