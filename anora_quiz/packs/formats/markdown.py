"""Export of packs as Markdown, to print or read aloud: the questions, then the answers."""

import re
from collections.abc import Iterator
from itertools import count, product
from typing import ClassVar

from anora_quiz.packs.formats.base import Exported
from anora_quiz.packs.formats.losses import Kept, Losses
from anora_quiz.packs.formats.printed import PRINTED, columns_of, printed_form
from anora_quiz.packs.pack import Header, Pack
from anora_quiz.quiz.forms import Arrange, Form, Pair, PickMany, PickOne
from anora_quiz.quiz.kinds.text import Text
from anora_quiz.quiz.question import Question, Rejected, Right, Source, Wrong

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+\-.!|~&])")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_HEADER_FIELDS = ("author", "language", "license", "version")
_KEPT: Kept = {
    Header: ("title", "about", "source", *_HEADER_FIELDS),  # the source is that of each question
    Question: (
        *(*PRINTED, "accept", "reject", "tolerance"),
        *("difficulty", "hint", "explanation", "spoiler", "source", "disputed"),
    ),
    Wrong: ("text", "because", "last"),
    Right: ("text", "last"),
    Rejected: ("text", "because"),
    Source: ("title", "publisher", "year", "url"),
}
_INSTRUCTIONS = {
    PickMany: "Choose all that apply.",
    Arrange: "Put these in order.",
    Pair: "Match each number with a letter.",
}


class Markdown:
    """Exports a quiz sheet followed by an answer sheet."""

    name: ClassVar[str] = "markdown"
    about: ClassVar[str] = "a printable quiz sheet, with the answers at the end"
    suffix: ClassVar[str] = ".md"

    def write(self, pack: Pack) -> Exported:
        """Return ``pack`` as Markdown; the same pack always makes the same sheet."""
        lines = [f"# {_safe(pack.header.title)}", ""]
        if pack.header.about:
            lines += [_safe(pack.header.about), ""]
        for name in _HEADER_FIELDS:
            if value := getattr(pack.header, name):
                lines += [f"{name.capitalize()}: {_safe(value)}", ""]
        lines += ["## Questions", ""]
        losses = Losses(pack, _KEPT)
        for number, question in enumerate(pack.questions, start=1):
            lines += _question_lines(number, question)
            losses.keep(question)
        lines += ["## Answers", ""]
        for number, question in enumerate(pack.questions, start=1):
            lines += _answer_lines(number, question)
        text = "\n".join(lines).rstrip() + "\n"
        return Exported(text, len(pack.questions), tuple(losses.notes))


def _question_lines(number: int, question: Question) -> Iterator[str]:
    """Yield the lines of a question; those with a line end are followed by a blank line."""
    form = printed_form(question)
    spoiler = " *(spoiler)*" if question.spoiler else ""
    marker = f"{number}. "
    yield f"{marker}{_safe(question.question)} *({question.difficulty})*{spoiler}\n"
    # Markdown ends a list item at text that is indented less than the item's own text.
    indent = " " * len(marker)
    if instruction := _INSTRUCTIONS.get(type(form)):
        yield f"{indent}{instruction}\n"
    options = _options(form)
    yield from (f"{indent}- {option}" for option in options)
    if options:
        yield ""
    if question.hint:
        yield f"{indent}Hint: {_safe(question.hint)}\n"


def _answer_lines(number: int, question: Question) -> Iterator[str]:
    """Yield the lines of an answer, each of which is followed by a blank line."""
    form = printed_form(question)
    marker = f"{number}. "
    yield f"{marker}**{_safe(form.words(question.solution()))}**\n"
    remarks = [question.also_right(), _rejected(question), question.explanation]
    if question.disputed:
        remarks.append(f"Disputed: {question.disputed}")
    if question.source:
        remarks.append(f"Source: {_citation(question.source)}")
    remarks += [f"{text}: {why}" for text, why in question.reasons(_all_keys(form)).items()]
    for remark in filter(None, remarks):
        yield f"{' ' * len(marker)}{_safe(remark)}\n"


def _rejected(question: Question) -> str:
    listed = question.reject if isinstance(question, Text) else ()
    named = (f"{each.text} ({each.because})" if each.because else each.text for each in listed)
    return f"Not accepted: {'; '.join(named)}" if listed else ""


def _citation(source: Source) -> str:
    citation = str(source)
    return f"{citation}, {source.url}" if source.url not in ("", citation) else citation


def _options(form: Form) -> list[str]:
    columns = [[_safe(option.text) for option in column] for column in columns_of(form)]
    if isinstance(form, Pair):
        labels = (map(str, count(1)), _letters())
        columns = [
            list(map(": ".join, zip(*each, strict=False)))
            for each in zip(labels, columns, strict=True)
        ]
    return [text for column in columns for text in column]


def _letters() -> Iterator[str]:
    """Yield a to z, then aa, ab, and so on, without end."""
    for length in count(1):
        yield from map("".join, product(_LETTERS, repeat=length))


def _all_keys(form: Form) -> tuple[str, ...]:
    match form:
        case PickOne(options=options) | PickMany(options=options):
            return tuple(option.key for option in options)
        case _:
            return ()


def _safe(text: str) -> str:
    """Return ``text`` on one line, with Markdown's special characters escaped."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))
