"""Sentences that the screen and the plain lines share."""

from collections.abc import Iterator

from anora_quiz.quiz.forms import Arrange, Form, Pair, PickMany, PickOne, TypeIn
from anora_quiz.quiz.question import Answer
from anora_quiz.quiz.rounds import How, Turn
from anora_quiz.quiz.scores import Standing


def count_of(count: int, noun: str) -> str:
    """Return ``count`` with its noun, which takes an s for more than one."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def problems_of(errors: int, warnings: int) -> str:
    """Return in words how many problems there are; empty for none."""
    counts = ((errors, "error"), (warnings, "warning"))
    return ", ".join(count_of(count, noun) for count, noun in counts if count)


FLAGGED = "Flagged: its author will find it in `anora-quiz packs report`."


def taken_for(turn: Turn) -> str:
    """Return what a typed answer was taken for, where that is not what was typed."""
    if turn.reply.how is not How.ANSWERED or not turn.mark.accepted:
        return ""
    return f"You typed “{turn.reply.answer[0].strip()}”, taken for “{turn.mark.accepted}”."


def standing_words(standing: Standing) -> str:
    """Return where a result stands, in words."""
    if standing.entries == 1:
        return f"The first score on its board: {standing.board}."
    return f"Place {standing.rank} of {standing.entries} on the board: {standing.board}."


def parts_of(form: Form, answer: Answer, right: Answer) -> list[tuple[str, bool]]:
    """Return the parts of ``answer`` in words, each with whether it is right.

    Pairs come in the order in which they were shown.
    """
    match form:
        case Pair(left=left):
            shown = [option.key for option in left]
            pairs = sorted(_pairs(answer), key=lambda pair: shown.index(pair[0]))
            good = set(_pairs(right))
            return [(form.words(pair), pair in good) for pair in pairs]
        case Arrange():
            places = enumerate(zip(answer, right, strict=True), start=1)
            return [
                (f"{place}. {form.words((key,))}", key == want) for place, (key, want) in places
            ]
        case PickMany():
            return [(form.words((key,)), key in right) for key in answer]
        case PickOne() | TypeIn():
            return [(form.words(answer), answer == right)]


def _pairs(answer: Answer) -> Iterator[tuple[str, str]]:
    return zip(answer[::2], answer[1::2], strict=True)
