"""Questions, verdicts, and scores as plain lines, and typed lines read as replies."""

import re
from collections.abc import Mapping, Sequence
from itertools import chain, islice, product
from itertools import count as counting
from typing import TYPE_CHECKING, Any

from anora_quiz.quiz.forms import Arrange, Form, Option, Pair, PickMany, PickOne, TypeIn
from anora_quiz.quiz.marking.spelling import fold
from anora_quiz.quiz.question import FULL, Answer
from anora_quiz.quiz.replies import Action, Reply, answered
from anora_quiz.quiz.rounds import Round
from anora_quiz.quiz.turns import Verdict
from anora_quiz.terminal.sanitize import visible, visible_lines
from anora_quiz.terminal.wording import (
    accepted_note,
    answer_parts,
    claims_words,
    count_of,
    problems_of,
    turn_note,
    verdict_words,
)

if TYPE_CHECKING:
    from anora_quiz.quiz.results import BoardEntry

_MAX_DIGITS = 9
_ALPHABET = "abcdefghijklmnopqrstuvwxyz"
_BETWEEN_PAIRS = " \t,;"
# Possessive (`*+`), so that text which is not a pair is scanned only once.
_PAIR = re.compile(r"(\d{1,9})\s*+(?:[-:=.]\s*+)?([a-z]+)")


def form_lines(form: Form) -> list[str]:
    """Return the options of ``form`` as lines, and what to type where that is not obvious."""
    how_to = "" if isinstance(form, PickOne) else _how_to(form)
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
                for letter, option in zip(_letters(len(right)), right, strict=True)
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
        parts = answer_parts(form, turn.reply.answer, question.solution())
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
    answer = _read_answer(form, line)
    problem = form.problem(answer)
    if problem and line and not answer:
        problem = "That is no answer."
    if problem:
        how_to = "" if isinstance(form, TypeIn) else f" {_how_to(form)}"
        return None, f"{problem}{how_to}"
    return answered(*answer), ""


def _how_to(form: Form) -> str:
    match form:
        case PickOne(options):
            return f"Type a number from 1 to {len(options)}."
        case PickMany():
            return "Type the numbers, such as 1 3."
        case Arrange(items):
            example = " ".join(str(number) for number in range(len(items), 0, -1))
            return f"Type all numbers in order, such as {example}."
        case Pair(left, right):
            letters = reversed(_letters(len(right))[: len(left)])
            pairs = [f"{number}{letter}" for number, letter in enumerate(letters, start=1)]
            return f"Type the pairs, such as {' '.join(pairs)}."
        case TypeIn(is_number=True, unit=unit):
            return f"Type a number, counted in {visible(unit)}." if unit else "Type a number."
        case TypeIn():
            return ""


def _numbered(choices: Sequence[Option]) -> list[str]:
    return [f"  {number}. {visible(option.text)}" for number, option in enumerate(choices, 1)]


def _letters(count: int) -> list[str]:
    """Return ``count`` labels: a to z, then aa, ab and so on, then aaa."""
    labels = (map("".join, product(_ALPHABET, repeat=length)) for length in counting(1))
    return list(islice(chain.from_iterable(labels), count))


def _read_answer(form: Form, line: str) -> Answer:
    """Return the answer that ``line`` gives, empty if it isn't one."""
    match form:
        case TypeIn():
            return (line,)
        case PickOne(options):
            return _keys(line, options) or _key_of_text(line, options)
        case PickMany(options) | Arrange(options):
            return _keys(line, options)
        case Pair(left, right):
            return _pair_keys(line, left, right)


def _keys(line: str, choices: Sequence[Option]) -> Answer:
    words = re.split(r"[\s,;]+", line.strip(" \t,;."))
    positions = [position_in(word, len(choices)) for word in words]
    return tuple(choices[position - 1].key for position in positions) if all(positions) else ()


def _key_of_text(line: str, choices: Sequence[Option]) -> Answer:
    """Return the key of the option whose text ``line`` is; empty unless exactly one fits."""
    folded = fold(line)
    keys = [option.key for option in choices if line and fold(option.text) == folded]
    return (keys[0],) if len(keys) == 1 else ()


def position_in(word: str, count: int) -> int:
    """Return ``word`` as a number from 1 to ``count``, or 0 if it isn't one."""
    is_number = word.isdecimal() and len(word) <= _MAX_DIGITS
    return int(word) if is_number and int(word) <= count else 0


def _pair_keys(line: str, left: Sequence[Option], right: Sequence[Option]) -> Answer:
    lettered = dict(zip(_letters(len(right)), right, strict=True))
    keys: list[str] = []
    end = 0
    for pair in _PAIR.finditer(line := line.casefold()):
        number, letter = int(pair[1]), pair[2]
        is_valid = 0 < number <= len(left) and letter in lettered
        if not is_valid or line[end : pair.start()].strip(_BETWEEN_PAIRS):
            return ()
        keys += [left[number - 1].key, lettered[letter].key]
        end = pair.end()
    return () if line[end:].strip(_BETWEEN_PAIRS) else tuple(keys)
