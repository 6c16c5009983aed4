"""Questions and verdicts as plain lines, and typed lines read as replies."""

from collections.abc import Sequence

from anora_quiz.quiz import forms
from anora_quiz.quiz.counting import count_of
from anora_quiz.quiz.forms import Form, Listed, Pair, Part, PickMany, PickOne
from anora_quiz.quiz.options import Option, letters
from anora_quiz.quiz.replies import Reply, answered
from anora_quiz.quiz.rounds import Round
from anora_quiz.quiz.turns import Verdict
from anora_quiz.terminal.facts import Fact, Role, verdict_facts
from anora_quiz.terminal.sanitize import visible, visible_lines
from anora_quiz.terminal.wording import (
    revealed_words,
    verdict_words,
    whose_turn,
)


def question_lines(current: Round) -> list[str]:
    """Return the open question as lines: whose turn it is, the question, and its options."""
    seat, question = current.seat, current.seat.card.question
    whose, status = whose_turn(current), current.mode.status(seat)
    prelude = ", ".join(filter(None, (whose, status if whose else status.capitalize())))
    left = current.seconds_left
    return [
        *([f"{prelude}."] if prelude else []),
        f"Question {seat.asked + 1} of {len(seat.places)} ({question.difficulty})",
        question.question,
        *form_lines(seat.offered()),
        *revealed_words(current),  # in a round that was resumed
        *([] if left is None else [f"Time: {count_of(max(round(left), 1), 'second')}."]),
    ]


def form_lines(form: Form) -> list[str]:
    """Return the options of ``form`` as lines, and what to type where that is not obvious."""
    how_to = "" if isinstance(form, PickOne) else visible(form.how_to())
    if isinstance(form, PickMany):
        how_to = f"Several may be right. {how_to}"
    return [*option_lines(form), how_to] if how_to else option_lines(form)


def option_lines(form: Form) -> list[str]:
    """Return the options of ``form`` as lines; none where text is typed."""
    match form:
        case Listed(choices):
            return _numbered(choices)
        case Pair(left, right):
            lettered = [
                f"  {letter}. {visible(option.text)}"
                for letter, option in zip(letters(len(right)), right, strict=True)
            ]
            return [*_numbered(left), *lettered]
        case _:
            return []


def verdict_lines(played: Round) -> list[str]:
    """Return the verdict on the last turn as lines, with explanation, source, and remarks."""
    turn = played.turns[-1]
    facts = verdict_facts(played)
    right = next(visible(fact.text) for fact in facts if fact.role is Role.RIGHT)
    solution = f": {right}" if turn.verdict is Verdict.CORRECT else f". The right answer: {right}"
    title = f"{verdict_words(turn)}{solution} ({turn.points:+})"
    return [title, *(line for fact in facts for line in _fact_lines(fact))]


def turn_line(played: Round, index: int) -> str:
    """Return the turn at ``index`` of ``played`` as a line of a table: its verdict and question."""
    turn = played.turns[index]
    whose = f"{played.players[turn.seat]}. " if len(played.players) > 1 else ""
    points = f" ({turn.points:+,})" if played.mode.is_ranked else ""
    question = visible(turn.card.question.question)
    return f"  {index + 1}. {visible(whose)}{verdict_words(turn)}{points}: {question}"


def _fact_lines(fact: Fact) -> list[str]:
    match fact.role:
        case Role.RIGHT:  # it is in the first line
            return []
        case Role.GIVEN:
            return [f"You answered: {visible(_given_words(fact.parts))}."]
        case Role.REASON:
            return [visible_lines(f"{fact.about}: {fact.text}")]
        case Role.DISPUTED:
            return [f"Disputed: {visible_lines(fact.text)}"]
        case Role.SOURCE:
            is_apart = fact.url not in ("", fact.text)
            source = f"Source: {visible(fact.text)}."
            return [source, visible(fact.url)] if is_apart else [source]
        case _:
            return [visible_lines(fact.text)]


def _given_words(parts: Sequence[Part]) -> str:
    if len(parts) == 1 and not parts[0][1]:  # the verdict has said that it is wrong
        return parts[0][0]
    return "; ".join(f"{text} ({'right' if is_right else 'wrong'})" for text, is_right in parts)


def read_reply(form: Form, line: str) -> tuple[Reply | None, str]:
    """Return the reply that ``line`` gives to ``form``, or None and why it isn't one."""
    answer, problem = forms.read_line(form, line)
    return (None, visible(problem)) if problem else (answered(*answer), "")


def _numbered(choices: Sequence[Option]) -> list[str]:
    return [f"  {number}. {visible(option.text)}" for number, option in enumerate(choices, 1)]
