"""Questions on paper: what a sheet shows of any kind, always in the same order."""

import zlib

from anora_quiz.packs.formats.losses import Kept
from anora_quiz.packs.pack import Header
from anora_quiz.quiz import chance
from anora_quiz.quiz.forms import Arrange, Form, Listed, Pair, PickMany
from anora_quiz.quiz.kinds.choice import Choice
from anora_quiz.quiz.kinds.last_options import stays_last
from anora_quiz.quiz.kinds.text import Text
from anora_quiz.quiz.options import Option, letters
from anora_quiz.quiz.question import Question, Rejected, Right, Snippet, Source, Wrong

PRINTED = ("question", "answer", "answers", "wrong", "items", "pairs", "decoys", "unit")
"""The fields that the question, its options, and its solution show, whatever the kind."""

HEADER_FIELDS = ("author", "language", "license", "version")
"""The fields that a sheet names below what the pack is about."""

ON_PAPER: Kept = {
    Header: ("title", "about", "source", *HEADER_FIELDS),  # the source is that of each question
    Question: (
        *(*PRINTED, "snippet", "accept", "reject", "tolerance"),
        *("difficulty", "hint", "explanation", "spoiler", "source", "disputed"),
    ),
    Wrong: ("text", "because", "last"),
    Right: ("text", "last"),
    Rejected: ("text", "because"),
    Snippet: ("text", "language"),
    Source: ("title", "publisher", "year", "url"),
}
"""What a sheet with questions and answers shows."""

_INSTRUCTIONS = {
    PickMany: "Choose all that apply.",
    Arrange: "Put these in order.",
    Pair: "Match each number with a letter.",
}
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


def instruction_for(form: Form) -> str:
    """Return what to do, on paper; empty where that is obvious."""
    return _INSTRUCTIONS.get(type(form), "")


def columns_of(form: Form) -> tuple[tuple[Option, ...], ...]:
    """Return the options: none for typed answers, in two columns for pairs, else in one."""
    match form:
        case Listed(choices):
            return (choices,)
        case Pair():
            return (form.left, form.right)
        case _:
            return ()


def labeled_columns(form: Form) -> list[list[tuple[str, str]]]:
    """Return the texts of the options in columns, each with its label, empty except for pairs."""
    columns = columns_of(form)
    if isinstance(form, Pair):
        labels = [list(map(str, range(1, len(form.left) + 1))), letters(len(form.right))]
    else:
        labels = [[""] * len(column) for column in columns]
    return [
        [(label, each.text) for label, each in zip(*pair, strict=True)]
        for pair in zip(labels, columns, strict=True)
    ]


def remarks(question: Question, form: Form) -> list[str]:
    """Return what an answer sheet says after the answer, except its source."""
    keys = tuple(each.key for each in form.options) if isinstance(form, Listed) else ()
    said = [question.also_right(), _rejected(question), question.explanation]
    if question.disputed:
        said.append(f"Disputed: {question.disputed}")
    return [
        *filter(None, said),
        *(f"{text}: {why}" for text, why in question.reasons(keys).items()),
    ]


def cited_in_full(source: Source) -> str:
    """Return ``source`` in words, followed by its address."""
    citation = str(source)
    return f"{citation}, {source.url}" if source.url not in ("", citation) else citation


def _rejected(question: Question) -> str:
    listed = question.reject if isinstance(question, Text) else ()
    named = (f"{each.text} ({each.because})" if each.because else each.text for each in listed)
    return f"Not accepted: {'; '.join(named)}" if listed else ""
