"""Questions on paper: the options of any kind, always in the same order."""

import zlib

from anora_quiz.quiz import chance
from anora_quiz.quiz.forms import Form, Listed, Pair
from anora_quiz.quiz.kinds.choice import Choice
from anora_quiz.quiz.kinds.last_options import stays_last
from anora_quiz.quiz.kinds.true_false import TrueFalse
from anora_quiz.quiz.options import Option
from anora_quiz.quiz.question import Question

PRINTED = ("question", "answer", "answers", "wrong", "items", "pairs", "decoys", "unit")
"""The fields that the question, its options, and its solution show, whatever the kind."""

_SEED = 0  # fixed, so that each export makes the same file


def printed_form(question: Question) -> Form:
    """Return the form of a question, shuffled by its id.

    A sheet on which the right answer always comes first isn't a quiz, and one that changes with
    each export can't be compared.
    """
    return question.form(chance.stream(_SEED, question.id))


def listed_options(question: Choice) -> tuple[list[str], int]:
    """Return the options for a format that lists the wrong ones in order, and where the right is.

    The id decides that place, and those that stay last are at the end.
    """
    (right,) = question.solution()
    texts = [wrong.text for wrong in sorted(question.wrong, key=stays_last)]
    shuffled = sum(not stays_last(wrong) for wrong in question.wrong)
    index = zlib.crc32(question.id.encode()) % (shuffled + 1)
    if stays_last(question.answer):
        index = len(texts)
    return [*texts[:index], right, *texts[index:]], index


def columns_of(form: Form) -> tuple[tuple[Option, ...], ...]:
    """Return the options: none for typed answers, in two columns for pairs, else in one."""
    match form:
        case Listed(choices):
            return (choices,)
        case Pair():
            return (form.left, form.right)
        case _:
            return ()


def printed_question(question: Question) -> str:
    """Return the question, with a list of the options below it if it has any."""
    # A true-or-false statement needs no list of options.
    columns = () if isinstance(question, TrueFalse) else columns_of(printed_form(question))
    lists = ["\n".join(f"- {option.text}" for option in column) for column in columns]
    return "\n".join([question.question, "\n\n".join(lists)]) if lists else question.question


def without_options(text: str, question: Question) -> str:
    """Return ``text`` without the list of options that ``question`` has when it is printed."""
    return text.removesuffix(printed_question(question).removeprefix(question.question))


def printed_solution(question: Question) -> str:
    """Return the solution, with a line for each part of it."""
    solution = question.solution()
    if len(solution) > 1 and isinstance(printed_form(question), Pair):
        return "\n".join(map(" = ".join, zip(solution[::2], solution[1::2], strict=True)))
    return "\n".join(solution)
