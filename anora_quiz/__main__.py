"""Runs the command line, or completes a word of it for a shell that asks."""

import os

from anora_quiz.completion import VARIABLE


def main() -> None:
    """Run the command line and exit."""
    if VARIABLE in os.environ:
        from anora_quiz.completion import complete  # late: each needs nothing of the other

        complete()
    else:
        from anora_quiz.cli import main as run

        run()


if __name__ == "__main__":
    main()
