"""Questions and verdicts as plain lines, and typed lines read as replies."""

from collections.abc import Iterable, Sequence

from anora_quiz.quiz import forms
from anora_quiz.quiz.counting import count_of
from anora_quiz.quiz.forms import FillIn, Form, Listed, Pair, Part, PickMany, PickOne
from anora_quiz.quiz.languages import language_title
from anora_quiz.quiz.options import Option, ambiguous_word, letters
from anora_quiz.quiz.question import Question
from anora_quiz.quiz.replies import Reply, answered
from anora_quiz.quiz.rounds import Round
from anora_quiz.quiz.turns import Verdict
from anora_quiz.terminal.facts import Fact, Role, streak_facts, verdict_facts
from anora_quiz.terminal.round_commands import unescaped
from anora_quiz.terminal.sanitize import code_lines, on_one_line, visible, visible_lines
from anora_quiz.terminal.wording import (
    revealed_words,
    sentence,
    verdict_words,
    walked_away,
    whose_turn,
)


def question_lines(current: Round) -> list[str]:
    """Return the open question as lines: whose turn it is, the question, and its options."""
    seat, question = current.seat, current.seat.card.question
    whose, status = whose_turn(current), sentence(current.mode.status(seat))
    prelude = " ".join(filter(None, (f"{whose}." if whose else "", status)))
    left = current.seconds_left
    number, pack = f"{seat.asked + 1} of {len(seat.places)}", current.setup.title(seat.card.pack)
    return [
        *([prelude] if prelude else []),
        f"Question {number} ({question.difficulty}), {visible(pack)}",
        *asked_lines(question),
        *form_lines(seat.offered()),
        *revealed_words(current),  # in a round that was resumed
        *([] if left is None else [f"You have {count_of(max(round(left), 1), 'second')}."]),
    ]


def asked_lines(question: Question) -> list[str]:
    """Return the text of ``question`` as lines, and its snippet after a word that announces it."""
    if (snippet := question.snippet) is None:
        return [question.question]
    title = language_title(snippet.language) or visible(snippet.language)
    announced = "Text:" if snippet.language == "text" else f"Code, {title}:"
    return [question.question, announced, *_indented(code_lines(snippet.text))]


def _indented(lines: Iterable[str]) -> list[str]:
    return [f"    {line}" if line else "" for line in lines]


def form_lines(form: Form) -> list[str]:
    """Return the options of ``form`` as lines, and what to type where that is not obvious."""
    how_to = "" if isinstance(form, PickOne) else visible(form.how_to())
    if isinstance(form, PickMany):
        how_to = f"Choose all that apply. {how_to}"
    return [*option_lines(form), how_to] if how_to else option_lines(form)


def option_lines(form: Form) -> list[str]:
    """Return the options of ``form`` as lines; none where text is typed."""
    match form:
        case Listed(choices):
            return _numbered(choices)
        case Pair(left, right):
            return [*_numbered(left), *_labeled(letters(len(right)), right)]
        case _:
            return []


def verdict_lines(played: Round) -> list[str]:
    """Return the verdict on the last turn as lines, with explanation, source, and remarks."""
    facts = verdict_facts(played)
    return [_title(played, facts), *(line for fact in facts for line in _fact_lines(fact))]


def _title(played: Round, facts: Sequence[Fact]) -> str:
    """Return the verdict, what it earned, and the correct answer."""
    turn = played.turns[-1]
    by_role = {fact.role: fact for fact in facts}
    right, earned = by_role[Role.RIGHT], _earned(played)
    answer = on_one_line(right.text)
    match turn.verdict:
        case Verdict.CORRECT:
            return f"{verdict_words(turn)}: {answer} ({earned})"
        case Verdict.PARTLY:
            share = _share(by_role[Role.GIVEN].parts, len(right.parts))
            return f"{turn.verdict}{share} ({earned}). Correct answer: {answer}"
        case Verdict.SKIPPED if walked_away(turn):
            score = count_of(played.seats[turn.seat].score, "point")
            walked = f"{turn.verdict}: you walked away with {score}"
            return f"{walked}. Correct answer: {answer} ({earned})"
        case verdict:
            return f"{verdict}. Correct answer: {answer} ({earned})"


def _earned(played: Round) -> str:
    """Return the points of the last turn, and what became of the streak, lives, and the like."""
    turn = played.turns[-1]
    facts = [f"{turn.points:+,}", *streak_facts(played), played.mode.news(played.seats[turn.seat])]
    return ", ".join(filter(None, facts))


def _share(parts: Sequence[Part], total: int) -> str:
    """Return how many of the ``parts`` of an answer were correct, if that explains its credit."""
    correct = sum(is_right for _, is_right in parts)
    if not correct:
        return ""
    wrong = len(parts) - correct
    return f": {correct} of {total}" + (f" and {wrong} wrong" if correct == total else "")


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
            return [f"You answered: {on_one_line(_given_words(fact.parts))}."]
        case Role.REASON:
            return [f"{on_one_line(fact.about)}: {visible_lines(fact.text)}"]
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
    return "; ".join(f"{text} ({'correct' if is_right else 'wrong'})" for text, is_right in parts)


def read_reply(form: Form, line: str) -> tuple[Reply | None, str]:
    """Return the reply that ``line`` gives to ``form``, or None and why it isn't one."""
    has_parts = isinstance(form, FillIn) and len(form.accepted) > 1
    parts = line.split(";") if has_parts else [line]
    answer, problem = forms.read_line(form, ";".join(map(unescaped, parts)))
    return (None, visible(problem)) if problem else (answered(*answer), "")


def ambiguity_words(form: Form, line: str) -> str:
    """Return what to answer a person whose ``line`` can name two options; otherwise empty."""
    if not isinstance(form, Listed) or not (word := ambiguous_word(line, form.options)):
        return ""
    label, hint = "letter", form.how_to()
    if word.isdecimal():
        wanted = "a letter" if isinstance(form, PickOne) else "letters"
        label = "number"
        hint = f"Type {wanted}: a is the first option, b is the second, and so on."
    return f"“{visible(word)}” is the {label} of one option and the text of another. {hint}"


def _numbered(choices: Sequence[Option]) -> list[str]:
    return _labeled(map(str, range(1, len(choices) + 1)), choices)


def _labeled(labels: Iterable[str], choices: Sequence[Option]) -> list[str]:
    """Return the options with their labels; further lines of an option are in line with its first.

    Lists on one line would hide how code is indented.
    """
    lines: list[str] = []
    for label, option in zip(labels, choices, strict=True):
        start = f"  {label}. "
        first, *rest = code_lines(option.text) or [visible(option.text)]
        lines += [f"{start}{first}", *(f"{' ' * len(start)}{line}" for line in rest)]
    return lines
