"""Questions, verdicts, and scores as plain lines, and typed lines read as replies."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from anora_quiz.quiz import forms
from anora_quiz.quiz.forms import Arrange, Form, Option, Pair, PickMany, PickOne, TypeIn
from anora_quiz.quiz.question import FULL
from anora_quiz.quiz.replies import Action, Reply, answered
from anora_quiz.quiz.rounds import Round
from anora_quiz.quiz.turns import Verdict
from anora_quiz.terminal.sanitize import visible, visible_lines
from anora_quiz.terminal.wording import (
    accepted_note,
    claims_words,
    count_of,
    problems_of,
    turn_note,
    verdict_words,
)

if TYPE_CHECKING:
    from anora_quiz.quiz.results import BoardEntry


def form_lines(form: Form) -> list[str]:
    """Return the options of ``form`` as lines, and what to type where that is not obvious."""
    how_to = "" if isinstance(form, PickOne) else visible(form.how_to())
    if isinstance(form, PickMany):
        how_to = f"Several may be right. {how_to}"
    return [*option_lines(form), how_to] if how_to else option_lines(form)


def option_lines(form: Form) -> list[str]:
    """Return the options of ``form`` as lines; none where text is typed."""
    match form:
        case PickOne(choices) | PickMany(choices) | Arrange(choices):
            return _numbered(choices)
        case Pair(left, right):
            lettered = [
                f"  {letter}. {visible(option.text)}"
                for letter, option in zip(forms.letters(len(right)), right, strict=True)
            ]
            return [*_numbered(left), *lettered]
        case TypeIn():
            return []


def scores_lines(entries: "Sequence[BoardEntry]") -> list[str]:
    """Return the high-score table as lines, with a heading for each board."""
    lines: list[str] = []
    board = ""
    for entry in entries:
        if entry.board != board:
            lines += ["", f"Board: {visible(entry.board)}"]
            board = entry.board
        count = f"{entry.correct} of {entry.questions} correct"
        lines.append(
            f"{entry.rank}. {visible(entry.player)}: {entry.score} of {entry.max_score}"
            f" ({count}), {entry.finished_at:%Y-%m-%d}{claims_words(entry)}"
        )
    return lines[1:]


def pack_lines(rows: Sequence[Mapping[str, Any]]) -> list[str]:
    """Return a line for each pack of ``rows``, which have the same keys as in `tables.packs`."""
    return [_pack_line(row) for row in rows]


def _pack_line(row: Mapping[str, Any]) -> str:
    title = f" ({row['title']})" if row["title"] else ""
    problems = problems_of(row["errors"], row["warnings"]) or "no problems"
    kinds = ", ".join(row["kinds"])
    facts = [count_of(row["questions"], "question"), kinds, row["from"], problems]
    return f"{row['id']}{title}: {'; '.join(filter(None, facts))}"


def verdict_lines(played: Round) -> list[str]:
    """Return the verdict on the last turn as lines, with explanation, source, and remarks."""
    turn = played.turns[-1]
    question = turn.card.question
    form = played.setup.form(turn.card)
    right = visible(form.words(question.solution()))
    solution = f": {right}" if turn.verdict is Verdict.CORRECT else f". The right answer: {right}"
    lines = [f"{verdict_words(turn)}{solution} ({turn.points:+})"]
    if note := turn_note(turn):
        lines.append(note)
    if turn.reply.action is Action.ANSWERED and turn.mark.credit < FULL:
        parts = form.parts(turn.reply.answer, question.solution())
        judged = [f"{text} ({'right' if is_right else 'wrong'})" for text, is_right in parts]
        if isinstance(form, PickMany | Arrange | Pair):
            lines.append(f"You answered: {visible('; '.join(judged))}.")
    if note := accepted_note(turn):
        lines.append(visible(note))
    lines.extend(visible(remark) for remark in question.remarks(turn.reply.answer))
    facts = [visible_lines(question.explanation)] if question.explanation else []
    if question.source:
        facts.append(f"Source: {visible(str(question.source))}.")
        if question.source.url and question.source.url != str(question.source):
            facts.append(visible(question.source.url))
    if facts:
        lines.append(" ".join(facts))
    if question.disputed:
        lines.append(f"Disputed: {visible_lines(question.disputed)}")
    return lines


def read_reply(form: Form, line: str) -> tuple[Reply | None, str]:
    """Return the reply that ``line`` gives to ``form``, or None and why it isn't one."""
    answer, problem = forms.read_line(form, line)
    return (None, visible(problem)) if problem else (answered(*answer), "")


def _numbered(choices: Sequence[Option]) -> list[str]:
    return [f"  {number}. {visible(option.text)}" for number, option in enumerate(choices, 1)]
