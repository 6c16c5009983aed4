"""Writes packs as GIFT. Tags hold the difficulty and spoilers, which GIFT has no field for."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from html import escape

from anora_quiz.packs.checking import scalars
from anora_quiz.packs.formats.base import Exported
from anora_quiz.packs.formats.decoding import with_plain_ends
from anora_quiz.packs.formats.losses import Kept, Losses
from anora_quiz.packs.pack import HEADER_TEXTS, Header, Pack
from anora_quiz.quiz.kinds.choice import Choice
from anora_quiz.quiz.kinds.match import Match
from anora_quiz.quiz.kinds.multiple import Multiple
from anora_quiz.quiz.kinds.number import Number
from anora_quiz.quiz.kinds.text import Text
from anora_quiz.quiz.kinds.true_false import TrueFalse
from anora_quiz.quiz.marking.numerals import show_number
from anora_quiz.quiz.question import Difficulty, Question, Rejected, Right, Snippet, Wrong

DIFFICULTY_PREFIX = "difficulty-"
"""The prefix of the tag for a question's difficulty."""

SPOILER_TAG = "spoiler"
"""The tag of questions that are spoilers."""

_SPECIAL = re.compile(r"[\\~=#{}:\n]")
_ARROW = "->"
_PLAIN = "[plain]"
_HTML_CHARACTERS = frozenset("<&")
_KEPT: Kept = {
    Header: HEADER_TEXTS,  # in comments at the top of the file, as in `author: Name`
    Question: ("id", "question", "snippet", "difficulty", "explanation", "tags", "spoiler"),
    Snippet: ("text",),
    Choice: ("answer", "wrong"),
    Multiple: ("answers", "wrong"),
    TrueFalse: ("answer",),
    Text: ("answer", "accept", "reject"),
    Number: ("answer", "tolerance"),
    Match: ("pairs", "decoys"),
    Wrong: ("text", "because"),
    Right: ("text",),
    Rejected: ("text", "because"),
}
_WEIGHT_STEP = Decimal("0.00001")
_MOODLE_COUNTS = frozenset({*range(1, 11), 20})  # numbers of options that Moodle has weights for


class _UnsupportedQuestion(Exception):
    """A question that GIFT can't express."""


def write(pack: Pack) -> Exported:
    """Return ``pack`` in GIFT."""
    losses = Losses(pack, _KEPT)
    blocks = ["".join(f"// {line}\n" for line in _header_lines(pack.header))]
    for question in pack.questions:
        try:
            blocks.append(_block(question, _answers(question)))
        except _UnsupportedQuestion as error:
            losses.leave_out(question, str(error))
        else:
            losses.keep(question, _changes(question))
    return Exported("\n".join(blocks), len(blocks) - 1, tuple(losses.notes))


def _header_lines(header: Header) -> Iterable[str]:
    for name in HEADER_TEXTS:
        text: str = getattr(header, name)
        if text:
            escaped = text.replace("\\", "\\\\").replace("\n", "\\n")
            yield f"{name}: {escaped}"


def _block(question: Question, answers: str) -> str:
    """Return a question: its tags in a comment, its id as the title, its text and answers."""
    tags = list(question.tags)
    if question.difficulty is not Difficulty.MEDIUM:
        tags.append(f"{DIFFICULTY_PREFIX}{question.difficulty}")
    if question.spoiler:
        tags.append(SPOILER_TAG)
    labels = " ".join([f"[id:{question.id}]", *(f"[tag:{tag}]" for tag in tags)])
    general = (
        f"\n\t####{_escaped_part(question.explanation)}" if question.explanation.strip() else ""
    )
    end = "\n}\n" if general or answers.startswith("\n") else "}\n"
    body = f"{answers}{general}{end}"
    return f"// {labels}\n::{question.id}::{_question_text(question, body)} {{{body}"


def _question_text(question: Question, body: str) -> str:
    """Return the text of a question, which ends with its snippet.

    Moodle reads a text as HTML unless a format is named, and what is in braces in the same format
    as the question.
    """
    needs_plain = not _HTML_CHARACTERS.isdisjoint(body) or "\\n" in body
    if question.snippet and not needs_plain:
        code = f"<pre>{escape(question.snippet.text, quote=False)}</pre>"
        return f"[html]{_escaped(f'<p>{escape(question.question, quote=False)}</p>{code}')}"
    text = question.question + (f"\n\n{question.snippet.text}" if question.snippet else "")
    shown = _escaped(text)
    needs_plain |= shown.startswith("[") or not _HTML_CHARACTERS.isdisjoint(shown)
    return f"{_PLAIN if needs_plain or question.snippet else ''}{shown}"


def _answers(question: Question) -> str:
    """Return what stands in braces. Raises `_UnsupportedQuestion`."""
    match question:
        case TrueFalse():
            return "TRUE" if question.answer else "FALSE"
        case Number():
            tolerance = f":{question.tolerance:f}" if question.tolerance else ""
            return f"#{question.answer:f}{tolerance}"
        case Choice():
            right = [f"={_escaped_part(text)}" for text in question.solution()]
            answers = [*right, *(_wrong(each, "~") for each in question.wrong)]
        case Multiple():
            gain, loss = (_weight(len(each)) for each in (question.answers, question.wrong))
            right = [f"~%{gain}%{_escaped_part(text)}" for text in question.solution()]
            answers = [*right, *(_wrong(each, f"~%-{loss}%") for each in question.wrong)]
        case Text():
            answers = _typed_answers(question)
        case Match():
            answers = _pairs(question)
        case _:
            raise _UnsupportedQuestion(f"GIFT doesn't support kind `{question.kind}`")
    return "".join(f"\n\t{answer}" for answer in answers)


def _typed_answers(question: Text) -> list[str]:
    if _ARROW in question.answer:
        raise _UnsupportedQuestion(f"GIFT reads “{_ARROW}” in the answer as a pair")
    accepted = [text for text in (question.answer, *question.accept) if _ARROW not in text]
    rejected = [each for each in question.reject if _ARROW not in f"{each.text}{each.because}"]
    return [
        *(f"={_escaped_part(_starred(text))}" for text in accepted),
        *(_wrong(replace(each, text=_starred(each.text)), "=%0%") for each in rejected),
    ]


def _starred(text: str) -> str:
    """Return ``text`` with its stars escaped: in Moodle, others match any characters."""
    return text.replace("*", r"\*")


def _pairs(question: Match) -> list[str]:
    if any(_ARROW in left for left, _ in question.pairs):
        raise _UnsupportedQuestion(f"GIFT reads “{_ARROW}” in a left side as its end")
    pairs = [f"={_escaped_part(left)} {_ARROW} {_escaped(right)}" for left, right in question.pairs]
    return [*pairs, *(f"= {_ARROW} {_escaped(decoy)}" for decoy in question.decoys)]


def _wrong(option: Wrong | Rejected, prefix: str) -> str:
    because = f"#{_escaped_part(option.because)}" if option.because.strip() else ""
    return f"{prefix}{_escaped_part(option.text)}{because}"


def _escaped_part(text: str) -> str:
    """Return an escaped text that follows ``=``, ``~`` or ``#``.

    There, a bracket could begin a format, and a percent sign a weight.
    """
    escaped = _escaped(text)
    return f"{_PLAIN}{escaped}" if escaped.startswith(("[", "%")) else escaped


def _escaped(text: str) -> str:
    """Return ``text`` with every character escaped that has a meaning in GIFT."""
    plain = with_plain_ends(text).strip()
    return _SPECIAL.sub(lambda found: "\\" + found[0].replace("\n", "n"), plain)


def _weight(count: int) -> str:
    """Return the weight of each of ``count`` options, in %, rounded as Moodle rounds it."""
    weight = (Decimal(100) / max(count, 1)).quantize(_WEIGHT_STEP, ROUND_HALF_UP)
    return show_number(weight)


def _changes(question: Question) -> Iterable[str]:
    """Yield messages on what changes in a question that is written."""
    if question.snippet:
        yield "imported again, the snippet becomes part of the question"
    if isinstance(question, Text):
        yield from _dropped("accepted", question.accept)
        yield from _dropped(
            "rejected", [f"{each.text}: {each.because}" for each in question.reject]
        )
    if isinstance(question, Multiple):
        for count in sorted({len(question.answers), len(question.wrong)} - _MOODLE_COUNTS):
            yield f"Moodle has no {_weight(count)}% grade; when importing, choose the nearest grade"
    if any(text != text.strip() for text in _texts(question)):
        yield "left out leading and trailing spaces (GIFT drops them)"


def _dropped(what: str, texts: Sequence[str]) -> Iterable[str]:
    if dropped := [text for text in texts if _ARROW in text]:
        more = f" and {len(dropped) - 1} more" if len(dropped) > 1 else ""
        shown = f"{scalars.quoted(dropped[0])}{more}"
        yield f"left out the {what} answer {shown}: GIFT reads “{_ARROW}” as a pair"


def _texts(question: Question) -> Iterable[str]:
    """Yield the texts of a question that are written to the file."""
    yield from (question.question, question.explanation, *question.solution())
    match question:
        case Choice(wrong=wrong) | Multiple(wrong=wrong) | Text(reject=wrong):
            for each in wrong:
                yield from (each.text, each.because)
        case Match():
            yield from question.decoys
