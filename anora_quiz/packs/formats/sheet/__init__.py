"""Export of packs as a page to print: questions to answer with a pen, then the answers.

The page is one file: it loads nothing and runs nothing.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

from anora_quiz.packs.formats.base import Exported
from anora_quiz.packs.formats.losses import Losses
from anora_quiz.packs.formats.printed import (
    HEADER_FIELDS,
    ON_PAPER,
    instruction_for,
    labeled_columns,
    printed_form,
    remarks,
)
from anora_quiz.packs.formats.sheet.markup import OWN_LANGUAGE, content, own_words, tag
from anora_quiz.packs.pack import Header, Pack
from anora_quiz.quiz.forms import Arrange, FillIn, Form, Listed, Pair, PickMany
from anora_quiz.quiz.kinds.number import Number
from anora_quiz.quiz.parts import NO_LANGUAGE
from anora_quiz.quiz.question import Question, Snippet, Source

_STYLE = Path(__file__).with_name("page.css")
_NOTHING_ELSE = "default-src 'none'; style-src 'unsafe-inline'"
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")  # as browsers know it, by BCP 47
_SHORT = 28  # characters of an option, two of which fit side by side on a narrow page
_FEWEST_SIDE_BY_SIDE = 4


class Sheet:
    """Exports a page to print."""

    name: ClassVar[str] = "sheet"
    about: ClassVar[str] = "a page to print: questions with room to write, then the answers"
    suffix: ClassVar[str] = ".html"

    def write(self, pack: Pack) -> Exported:
        """Return ``pack`` as an HTML page; the same pack always makes the same page."""
        losses = Losses(pack, ON_PAPER)
        for question in pack.questions:
            losses.keep(question)
        asked = [(str(number), each) for number, each in enumerate(pack.questions, start=1)]
        questions = "".join(_question(number, each) for number, each in asked)
        answers = "".join(_answer(number, each) for number, each in asked)
        body = (
            tag("header", *_header(pack.header, len(asked))),
            tag("main", tag("h2", own_words("Questions")), questions),
            tag(
                "section",
                tag("h2", own_words("Answers"), id="key"),
                answers,
                cls="key",
                aria_labelledby="key",
            ),
        )
        text = f"<!DOCTYPE html>\n{_page(pack.header, *body)}\n"
        return Exported(text, len(pack.questions), tuple(losses.notes))


def _page(header: Header, *body: str) -> str:
    head = (
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_NOTHING_ELSE}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        tag("title", content(header.title)),
        f"<style>\n{_STYLE.read_text('utf-8')}</style>\n",
    )
    language = header.language if _LANGUAGE.fullmatch(header.language) else ""
    return tag("html", tag("head", *head), tag("body", *body), lang=language or OWN_LANGUAGE)


def _header(header: Header, count: int) -> Iterator[str]:
    yield tag("h1", content(header.title), dir="auto")
    if header.about:
        yield tag("p", content(header.about), cls="about", dir="auto")
    named = [(name, value) for name in HEADER_FIELDS if (value := getattr(header, name))]
    if named:
        each = (f"{own_words(f'{name.capitalize()}: ')}{content(value)}" for name, value in named)
        yield tag("p", tag("small", " · ".join(each)))
    name, score = (f"{own_words(word)} {_line()}" for word in ("Name", "Score"))
    yield tag("div", tag("label", name), tag("label", score, f" / {count}"), cls="writer")


def _question(number: str, question: Question) -> str:
    form = printed_form(question)
    heading = f"question-{number}"
    spoiler = ", spoiler" if question.spoiler else ""
    kind = tag("small", own_words(f"({question.difficulty}{spoiler})"))
    title = tag("span", content(question.question), " ", kind, dir="auto")
    instruction = instruction_for(form)
    code = question.snippet
    parts = [_code(code)] if code else []
    parts += [tag("p", own_words(instruction))] if instruction else []
    parts.append(_room(heading, form, question))
    if question.hint:
        parts.append(
            tag("p", tag("small", own_words("Hint: "), content(question.hint)), dir="auto")
        )
    return _numbered(number, title, parts, id=heading)


def _code(snippet: Snippet) -> str:
    cls = "" if snippet.language == NO_LANGUAGE else f"language-{snippet.language}"
    return tag("pre", tag("code", content(snippet.text), cls=cls, dir="ltr"))


def _room(heading: str, form: Form, question: Question) -> str:
    """Return what the answer is written on or checked in."""
    match form:
        case Pair():
            left, right = labeled_columns(form)
            columns = (_column(left, heading, "text"), _column(right, heading, ""))
            return tag("div", *columns, cls="pairs", role="group", aria_labelledby=heading)
        case Listed():
            [column] = labeled_columns(form)
            box = {Arrange: "text", PickMany: "checkbox"}.get(type(form), "radio")
            return tag("div", _column(column, heading, box), role="group", aria_labelledby=heading)
        case FillIn(accepted) if len(accepted) > 1:
            lines = (_labeled_line(f"{place}.", "") for place in range(1, len(accepted) + 1))
            return "".join(lines)
        case _:
            return _labeled_line("", question.unit if isinstance(question, Number) else "")


def _column(texts: list[tuple[str, str]], heading: str, box: str) -> str:
    """Return a list of options, each with a ``box`` of this type, if any."""
    is_short = len(texts) >= _FEWEST_SIDE_BY_SIDE and max(len(each) for _, each in texts) <= _SHORT
    name = f' name="{heading}"' if box == "radio" else ""
    control = f'<input type="{box}"{name}> ' if box else ""
    items = []
    for label, text in texts:
        shown = tag("span", label, cls="label") if label else ""
        option = f"{control}{shown}{tag('span', content(text), dir='auto')}"
        items.append(tag("li", tag("label", option) if box else tag("div", option)))
    return tag("ul", *items, cls="short" if is_short and box in ("checkbox", "radio") else "")


def _labeled_line(before: str, after: str) -> str:
    shown = content(after) if after else tag("span", own_words("Answer"), cls="unseen")
    return tag("label", before, _line(), " ", shown, cls="line")


def _line() -> str:
    return '<input type="text" autocomplete="off">'


def _answer(number: str, question: Question) -> str:
    form = printed_form(question)
    title = tag("span", content(form.words(question.solution())), dir="auto")
    parts = [tag("p", content(remark), dir="auto") for remark in remarks(question, form)]
    if question.source:
        cited = f"{own_words('Source: ')}{_citation(question.source)}"
        parts.append(tag("p", tag("small", cited), dir="auto"))
    return _numbered(number, title, parts)


def _numbered(number: str, title: str, parts: list[str], **attributes: str) -> str:
    """Return a block that is never split between two pages, if it fits on one."""
    heading = tag("h3", tag("span", f"{number}."), title, **attributes)
    return tag("div", heading, tag("div", *parts, cls="below"), cls="block") + "\n"


def _citation(source: Source) -> str:
    citation = content(str(source))
    if not source.url:
        return citation
    link = tag("a", content(source.url), href=source.url, rel="noreferrer")
    return link if str(source) == source.url else f"{citation}, {link}"
