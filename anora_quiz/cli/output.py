"""Prints data for other programs."""

import sys

from anora_quiz.terminal.sanitize import harmless


def print_data(text: str) -> None:
    """Print ``text`` exactly; on a terminal, with control characters made harmless."""
    print(harmless(text) if sys.stdout.isatty() else text, end="")
