"""What a question of any kind says on a card: its front, and its back without explanation."""

from anora_quiz.packs.formats.printed import columns_of, printed_form
from anora_quiz.quiz.forms import Pair
from anora_quiz.quiz.kinds.true_false import TrueFalse
from anora_quiz.quiz.question import Question


def front(question: Question) -> str:
    """Return the question, with a list of the options below it if it has any."""
    return "\n".join(filter(None, [question.question, options(question)]))


def options(question: Question) -> str:
    """Return the list of options below the question, empty if it has none."""
    # A true-or-false statement needs no list of options.
    columns = () if isinstance(question, TrueFalse) else columns_of(printed_form(question))
    return "\n\n".join("\n".join(f"- {each.text}" for each in column) for column in columns)


def without_options(text: str, question: Question) -> str:
    """Return ``text`` without the list of options that the front of ``question`` has."""
    return text.removesuffix(front(question).removeprefix(question.question))


def back(question: Question) -> str:
    """Return the solution, with a line for each part of it."""
    solution = question.solution()
    if len(solution) > 1 and isinstance(printed_form(question), Pair):
        return "\n".join(map(" = ".join, zip(solution[::2], solution[1::2], strict=True)))
    return "\n".join(solution)
