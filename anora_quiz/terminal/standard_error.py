"""Messages of commands on standard error."""

import sys
from contextlib import suppress

from anora_quiz.terminal.sanitize import visible_lines


def print_error(message: str) -> None:
    """Print ``message`` on standard error, made harmless; do nothing if that cannot be written."""
    # Messages quote packs and paths, which are as untrusted here as on the screen.
    with suppress(OSError):  # a full disk or a closed window: there is nowhere else to print
        print(visible_lines(message), file=sys.stderr, flush=True)
