"""Lets ``python -m anora_quiz`` do what the ``anora-quiz`` command does."""

from anora_quiz.cli import main

if __name__ == "__main__":
    main()
