"""Errors and warnings of commands on standard error."""

import sys
from collections.abc import Iterable
from contextlib import suppress

from anora_quiz.errors import AnoraQuizError
from anora_quiz.terminal.sanitize import visible


def print_error(error: AnoraQuizError) -> None:
    """Print what is wrong and what to do, each on a line, if standard error can be written."""
    _print(error.lines())


def print_warning(warning: AnoraQuizError) -> None:
    """Print ``warning`` like an error, but call it a warning."""
    _print(warning.lines("warning"))


def print_notice(text: str) -> None:
    """Print ``text``, which is neither an error nor a warning."""
    _print([text])


def _print(lines: Iterable[str]) -> None:
    # Messages quote packs and paths, which are as untrusted here as on the screen.
    with suppress(OSError):  # a full disk or a closed window: there is nowhere else to print
        for line in lines:
            print(visible(line), file=sys.stderr, flush=True)
