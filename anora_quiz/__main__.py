"""Makes ``python -m anora_quiz`` run the ``anora-quiz`` command."""

from anora_quiz.cli import main

if __name__ == "__main__":
    main()
