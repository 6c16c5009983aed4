"""A pack as Markdown, to print or to read aloud: the questions first, then the answers."""

import re
from collections.abc import Iterator
from itertools import count, product
from typing import ClassVar

from anora_quiz.packs.formats.base import Exported, Note, missing
from anora_quiz.packs.pack import Pack
from anora_quiz.quiz import chance
from anora_quiz.quiz.forms import Arrange, Form, Pair, PickMany, PickOne, TypeIn
from anora_quiz.quiz.kinds.number import Number
from anora_quiz.quiz.kinds.text import Text
from anora_quiz.quiz.marking.numerals import show_number
from anora_quiz.quiz.question import Question, Source

_SIGNS = re.compile(r"([\\`*_{}\[\]<>()#+\-.!|~&])")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_OF_PACK = ("author", "language", "license", "version")
_ASIDE = {
    PickMany: "Choose all that are right.",
    Arrange: "Put in order.",
    Pair: "Give each number its letter.",
}


class Markdown:
    """Exports a quiz sheet with an answer sheet behind it."""

    name: ClassVar[str] = "markdown"
    about: ClassVar[str] = "a quiz sheet with the answers behind it, to print"
    suffix: ClassVar[str] = ".md"

    def write(self, pack: Pack) -> Exported:
        """Return ``pack`` as Markdown; the same pack always gives the same sheet."""
        lines = [f"# {_safe(pack.header.title)}", ""]
        if pack.header.about:
            lines += [_safe(pack.header.about), ""]
        for name in _OF_PACK:
            if said := getattr(pack.header, name):
                lines += [f"{name.capitalize()}: {_safe(said)}", ""]
        lines += ["## Questions", ""]
        for number, question in enumerate(pack.questions, start=1):
            lines += _asked(number, question)
        lines += ["## Answers", ""]
        for number, question in enumerate(pack.questions, start=1):
            lines += _answered(number, question)
        has_tags = pack.header.tags or any(question.tags for question in pack.questions)
        note = Note(missing(["id", *(["tags"] if has_tags else [])]))
        return Exported("\n".join(lines).rstrip() + "\n", len(pack.questions), (note,))


def _asked(number: int, question: Question) -> Iterator[str]:
    form = _form(question)
    spoiler = " *(gives the story away)*" if question.spoiler else ""
    opening = f"{number}. "
    yield f"{opening}{_safe(question.question)} *({question.difficulty})*{spoiler}"
    yield ""
    # What is set in less far than the text of an item is no part of the item.
    inset = " " * len(opening)
    if aside := _ASIDE.get(type(form)):
        yield f"{inset}{aside}"
        yield ""
    options = _options(form)
    yield from (f"{inset}- {option}" for option in options)
    if options:
        yield ""
    if question.hint:
        yield f"{inset}Hint: {_safe(question.hint)}"
        yield ""


def _answered(number: int, question: Question) -> Iterator[str]:
    form = _form(question)
    opening = f"{number}. "
    yield f"{opening}**{_safe(form.words(question.solution()))}**"
    yield ""
    remarks = [*_leeway(question), question.explanation]
    if question.disputed:
        remarks.append(f"Disputed: {question.disputed}")
    if question.source:
        remarks.append(f"Source: {_cited(question.source)}")
    remarks.extend(question.remarks(_all_keys(form)))
    for remark in filter(None, remarks):
        yield f"{' ' * len(opening)}{_safe(remark)}"
        yield ""


def _leeway(question: Question) -> Iterator[str]:
    """Yield what else is right."""
    match question:
        case Text(accept=accept) if accept:
            yield f"Right, too: {'; '.join(accept)}"
        case Number(tolerance=tolerance) if tolerance:
            yield f"Right within {show_number(tolerance)} either way"


def _cited(source: Source) -> str:
    said = str(source)
    return f"{said}, {source.url}" if source.url not in ("", said) else said


def _form(question: Question) -> Form:
    # Shuffled by the question's own id: a sheet in which the right answer is always the
    # first is no quiz, and one that changes with each export cannot be compared.
    return question.form(chance.stream(0, question.id))


def _options(form: Form) -> list[str]:
    match form:
        case PickOne(options=options) | PickMany(options=options) | Arrange(items=options):
            return [_safe(option.text) for option in options]
        case Pair(left=left, right=right):
            numbered = [
                f"{number}: {_safe(each.text)}" for number, each in enumerate(left, start=1)
            ]
            lettered = [
                f"{letter}: {_safe(each.text)}"
                for letter, each in zip(_letters(), right, strict=False)
            ]
            return [*numbered, *lettered]
        case TypeIn():
            return []


def _letters() -> Iterator[str]:
    """Yield a to z, then aa, ab and so on, without an end."""
    for length in count(1):
        yield from map("".join, product(_LETTERS, repeat=length))


def _all_keys(form: Form) -> tuple[str, ...]:
    match form:
        case PickOne(options=options) | PickMany(options=options):
            return tuple(option.key for option in options)
        case _:
            return ()


def _safe(text: str) -> str:
    """Return ``text`` on one line, its signs not taken for Markdown's."""
    return _SIGNS.sub(r"\\\1", " ".join(text.split()))
