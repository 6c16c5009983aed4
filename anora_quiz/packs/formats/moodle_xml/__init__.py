"""Import of Moodle XML, in which Moodle exports questions.

The format is described at https://docs.moodle.org/en/Moodle_XML_format.
"""

import re
from typing import ClassVar

from anora_quiz.errors import PackError
from anora_quiz.packs.formats.base import Imported
from anora_quiz.packs.formats.collector import Collector
from anora_quiz.packs.formats.decoding import normalized
from anora_quiz.packs.formats.moodle_xml.questions import Questions
from anora_quiz.packs.formats.moodle_xml.scanner import Mistake, questions
from anora_quiz.packs.formats.tags import Categories
from anora_quiz.packs.pack import Header

_HEAD = 5000  # characters, in which the quiz begins
_ROOT = re.compile(r"<quiz[\s>]")
_QUESTION = re.compile(r"<question[\s/>]")
_CATEGORY = "category"


class MoodleXml:
    """Imports Moodle XML."""

    name: ClassVar[str] = "moodle-xml"
    about: ClassVar[str] = "Moodle XML, as Moodle exports questions"

    def looks_like(self, text: str, filename: str) -> bool:  # noqa: ARG002
        """Return whether the text is XML in which a quiz has questions, whatever its name."""
        head = normalized(text[:_HEAD]).lstrip()
        is_quiz = head.startswith("<") and _ROOT.search(head) is not None
        return is_quiz and _QUESTION.search(text) is not None

    def read(self, text: str, header: Header) -> Imported:
        """Return the questions in ``text``. Raises `PackError` if it is not XML with a quiz."""
        collector = Collector(len(text))
        found = Questions(collector)
        categories = Categories(collector)
        line, category = 0, ""
        for each in questions(normalized(text)):
            if isinstance(each, Mistake):
                collector.leave_out(each.line, each.reason, *each.names)
            elif each.attributes.get("type") == _CATEGORY:
                line, category = each.line, each.child(_CATEGORY).text().strip()
                if each.word("info"):
                    collector.note(line, "left out the description of a category")
            else:
                found.collect(each, categories.tags_of(line, category))
        if not collector.found:
            raise PackError("this quiz has no questions")
        return collector.imported(header)
