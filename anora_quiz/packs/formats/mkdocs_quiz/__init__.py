"""Import of mkdocs-quiz, a plugin for MkDocs whose quizzes are in pages of Markdown.

The format is described at https://ewels.github.io/mkdocs-quiz/.
"""

import re
from dataclasses import replace
from typing import Any, ClassVar

from anora_quiz.errors import PackError
from anora_quiz.packs.formats.base import Imported
from anora_quiz.packs.formats.collector import Collector
from anora_quiz.packs.formats.decoding import normalized
from anora_quiz.packs.formats.html_text import listed
from anora_quiz.packs.formats.markdown_text import plain_markdown
from anora_quiz.packs.formats.mkdocs_quiz.pages import OPENING, front_matter, read_page
from anora_quiz.packs.formats.mkdocs_quiz.quizzes import collect
from anora_quiz.packs.formats.size_limits import most_questions, too_many
from anora_quiz.packs.formats.tags import note_origin, tag_of, tags_of
from anora_quiz.packs.pack import Header
from anora_quiz.packs.syntax.tree import Mapping, texts_of

_ANSWERS = re.compile(r"[-*+.)][ \t]*+\[[ xX]?\]|\[\[[^\[\]\n]|answer-correct:", re.IGNORECASE)
_HEADER_FIELDS = {"title": "title", "description": "about", "author": "author", "authors": "author"}


class MkdocsQuiz:
    """Imports pages of mkdocs-quiz."""

    name: ClassVar[str] = "mkdocs-quiz"
    about: ClassVar[str] = "quizzes in Markdown pages, for the MkDocs plugin"

    def looks_like(self, text: str, filename: str) -> bool:  # noqa: ARG002
        """Return whether the text has tags of quizzes and answers, whatever its name."""
        text = normalized(text)
        return OPENING.search(text) is not None and _ANSWERS.search(text) is not None

    def read(self, text: str, header: Header) -> Imported:
        """Return the questions in ``text``. Raises `PackError` if it has no quiz."""
        collector = Collector(len(text))
        settings, text = front_matter(normalized(text))
        page = read_page(text)
        if len(page.quizzes) > (most := most_questions(len(text))):
            raise too_many("questions", most)
        line, words = page.title
        title = collector.clean(line, plain_markdown(words).text).strip()
        fields: dict[str, Any] = {"title": title} if title else {}
        tags: tuple[str, ...] = ()
        if settings:
            more, tags = _settings(settings, collector)
            fields |= more
        headings = {quiz.heading: tags for quiz in page.quizzes}
        if len(headings) > 1:
            for line, words in headings:
                own = _tags_of_heading(line, plain_markdown(words).text, collector)
                headings[line, words] = tags + own
        for quiz in page.quizzes:
            collect(quiz, headings[quiz.heading], collector)
        if not collector.found:
            raise PackError("this page has no quiz outside code blocks")
        return collector.imported(replace(header, **fields))


def _tags_of_heading(line: int, words: str, collector: Collector) -> tuple[str, ...]:
    """Return a tag for the questions below a heading, if there is one, with a note."""
    tags = tuple(filter(None, [tag_of(words)]))
    if words:
        note_origin("heading", words, tags, line, collector)
    return tags


def _settings(settings: Mapping, collector: Collector) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Return the fields of the header that are set at the top of a page, and its tags."""
    fields: dict[str, Any] = {}
    tags: tuple[str, ...] = ()
    for key, value in settings.entries:
        line = key.location.line + 1
        if field := _HEADER_FIELDS.get(key.text):
            joined = collector.clean(line, ", ".join(texts_of(value)))
            fields |= {field: joined} if joined.strip() else {}
        elif key.text == "tags":
            tags = tags_of(texts_of(value), line, collector)
        elif key.text == "quiz":
            entries = value.entries if isinstance(value, Mapping) else []
            names = listed(name.text for name, _ in entries) or listed(texts_of(value))
            collector.note(line, f"left out the page's quiz settings: {names}")
    return fields, tags
