"""Export of packs as Markdown, to print or read aloud: the questions, then the answers."""

import re
from collections.abc import Iterator
from typing import ClassVar

from anora_quiz.packs.formats.base import Exported
from anora_quiz.packs.formats.losses import Losses
from anora_quiz.packs.formats.printed import (
    HEADER_FIELDS,
    ON_PAPER,
    cited_in_full,
    instruction_for,
    labeled_columns,
    printed_form,
    remarks,
)
from anora_quiz.packs.pack import Pack
from anora_quiz.quiz.options import is_code
from anora_quiz.quiz.question import Question

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+\-.!|~&])")


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
        for name in HEADER_FIELDS:
            if value := getattr(pack.header, name):
                lines += [f"{name.capitalize()}: {_safe(value)}", ""]
        lines += ["## Questions", ""]
        losses = Losses(pack, ON_PAPER)
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
    if question.snippet:
        yield from _code_block(question.snippet.text, question.snippet.language, indent)
        yield ""
    if instruction := instruction_for(form):
        yield f"{indent}{instruction}\n"
    options = [each for column in labeled_columns(form) for each in column]
    for label, text in options:
        yield from _option_lines(f"{label}: " if label else "", text, indent)
    if options:
        yield ""
    if question.hint:
        yield f"{indent}Hint: {_safe(question.hint)}\n"


def _option_lines(label: str, text: str, indent: str) -> Iterator[str]:
    """Yield an item of a list, with a block in it if ``text`` is code."""
    start = f"{indent}- {label}"
    if not is_code(text):
        yield f"{start}{_safe(text)}"
        return
    first, *rest = _code_block(text, "", f"{indent}  ")
    yield from [start.rstrip(), first] if label else [f"{start}{first.lstrip()}"]
    yield from rest


def _code_block(text: str, language: str, indent: str) -> Iterator[str]:
    """Yield the lines of a block of code, whose fence is longer than any in ``text``."""
    fence = "`" * max(3, *(len(run) + 1 for run in re.findall("`+", text)), 0)
    for line in (f"{fence}{language}", *text.splitlines(), fence):
        yield f"{indent}{line}" if line else ""


def _answer_lines(number: int, question: Question) -> Iterator[str]:
    """Yield the lines of an answer, each of which is followed by a blank line."""
    form = printed_form(question)
    marker = f"{number}. "
    yield f"{marker}**{_safe(form.words(question.solution()))}**\n"
    cited = [f"Source: {cited_in_full(question.source)}"] if question.source else []
    for remark in (*remarks(question, form), *cited):
        yield f"{' ' * len(marker)}{_safe(remark)}\n"


def _safe(text: str) -> str:
    """Return ``text`` on one line, with Markdown's special characters escaped."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))
