"""What commands print for other programs."""

import sys

from anora_quiz.terminal.sanitize import harmless


def print_data(text: str) -> None:
    """Print ``text`` to the letter; on a terminal, made harmless."""
    print(harmless(text) if sys.stdout.isatty() else text, end="")
