"""Import and export of GIFT, Moodle's text format: https://docs.moodle.org/en/GIFT_format."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, ClassVar

from anora_quiz.errors import PackError
from anora_quiz.packs.formats.anki.file_header import is_header_line
from anora_quiz.packs.formats.base import Exported, Imported
from anora_quiz.packs.formats.collector import Collector
from anora_quiz.packs.formats.decoding import normalized
from anora_quiz.packs.formats.gift import writer
from anora_quiz.packs.formats.gift.answers import Answers
from anora_quiz.packs.formats.gift.blocks import Block, blocks
from anora_quiz.packs.formats.gift.entries import Entry, entries
from anora_quiz.packs.formats.gift.markup import unescape
from anora_quiz.packs.formats.gift.writer import DIFFICULTY_PREFIX, SPOILER_TAG
from anora_quiz.packs.formats.tags import Categories, tags_of
from anora_quiz.packs.pack import HEADER_TEXTS, Header, Pack
from anora_quiz.quiz import values
from anora_quiz.quiz.marking.folding import fold
from anora_quiz.quiz.question import Difficulty

_SUFFIXES = (".gift", ".txt")
_ANSWERS = re.compile(r"(?<![\\{])\{\s*(?:[=~]|#\s*[-=\d]|(?:T|F|TRUE|FALSE)\s*[#}])")
_CATEGORY = re.compile(r"^\$CATEGORY:", re.MULTILINE)
_CLOZE = re.compile(r"\s*\d{0,3}:[A-Z_]{1,30}:")
_ASKS = re.compile(r"[^\W\d_]{2,}\W+(?:\w+\W+)*?[^\W\d_]{2,}|[?？؟]")  # not just “Question 7”
_LABEL = re.compile(r"\[(id|tag):((?:[^\[\]\\]|\\\]|\\(?!\])){1,200})\]")
_HEADER_FIELD = re.compile(rf"({'|'.join(HEADER_TEXTS)}): (.+)")
_LONGEST_LINE = 1000  # characters at the top of a file that tell whose it is


class Gift:
    """Imports and exports GIFT."""

    name: ClassVar[str] = "gift"
    about: ClassVar[str] = "GIFT, Moodle's text format"
    suffix: ClassVar[str] = ".gift"

    def looks_like(self, text: str, filename: str) -> bool:
        """Return whether the file is named .gift, or is text with answers in braces."""
        name, text = filename.casefold(), normalized(text)
        if name.endswith(self.suffix):
            return True
        is_text = name.endswith(_SUFFIXES) or "." not in name
        if is_header_line(text[:_LONGEST_LINE].partition("\n")[0]):
            return False  # Anki's notes hold any text, and their guids braces
        return is_text and bool(_ANSWERS.search(text) or _CATEGORY.search(text))

    def read(self, text: str, header: Header) -> Imported:
        """Return the questions in ``text``. Raises `PackError` if no braces hold answers."""
        collector = Collector(len(text))
        header_fields: dict[str, Any] = {}
        has_answers = False
        categories = Categories(collector)
        for index, block in enumerate(blocks(text)):
            if not index and not block.lines:
                header_fields = dict(_header_fields(block))
            if block.gap:
                collector.note(block.gap, "ignored a blank line inside braces")
            for entry in entries(block):
                has_answers = has_answers or entry.answers is not None
                _collect(entry, categories.tags_of(*block.category), collector)
        if not has_answers:
            message = "not a GIFT file: no question has answers in braces, such as {=right ~wrong}"
            raise PackError(message)
        return collector.imported(replace(header, **header_fields))

    def write(self, pack: Pack) -> Exported:
        """Return ``pack`` in GIFT."""
        return writer.write(pack)


def _collect(entry: Entry, tags: tuple[str, ...], collector: Collector) -> None:
    for line, message in entry.remarks:
        collector.note(line, message)
    if entry.answers is None:
        reason = "it's a description, not a question"
        if entry.has_unmatched_brace:
            reason = "unmatched braces (write \\{ and \\} in text)"
        collector.leave_out(entry.line, reason)
        return
    if _CLOZE.match(entry.answers):
        collector.leave_out(entry.line, "embedded answers (Cloze) aren't part of GIFT")
        return
    if not f"{entry.before}{entry.after}".strip() and _ASKS.search(entry.title):
        collector.note(entry.line, "the question has only a title; used it as the question")
        entry.before, entry.title = entry.title, ""
    labels = _Labels(entry, tags, collector)
    common = labels.common()
    answers = Answers(entry, collector, common)
    common["name"] = labels.name_of(answers.question)
    answers.collect()


class _Labels:
    """The id and tags of a question, from its title and the comments above it."""

    def __init__(self, entry: Entry, tags: tuple[str, ...], collector: Collector) -> None:
        self._entry = entry
        self._collector = collector
        self._tags = list(tags)
        self._common: dict[str, Any] = {}
        self._id = ""
        self._title = unescape(entry.title).strip()
        for comment in entry.comments:
            for label, raw in _LABEL.findall(comment):
                text = unescape(raw.replace("\\]", "]")).strip()
                if label == "id":
                    self._id = text
                else:
                    self._read_tag(text)

    def common(self) -> dict[str, Any]:
        """Return the fields that the labels set."""
        return {"tags": tuple(self._tags), **self._common}

    def name_of(self, question_text: str) -> str:
        """Return the text to make the id from: the id, or the title unless that has no news.

        Moodle sets the beginning of the question as its title where nothing else is typed.
        """
        if self._id or not self._title:
            return self._id
        beginning = fold(self._title.removesuffix("...").removesuffix("…"))
        is_default = beginning and fold(question_text).startswith(beginning)
        return "" if is_default and not values.is_identifier(self._title) else self._title

    def _read_tag(self, text: str) -> None:
        level = text.removeprefix(DIFFICULTY_PREFIX)
        if text == SPOILER_TAG:
            self._common["spoiler"] = True
        elif level != text and level in tuple(Difficulty):
            self._common["difficulty"] = Difficulty(level)
        else:
            self._tags += tags_of([text], self._entry.line, self._collector)


def _header_fields(block: Block) -> Iterator[tuple[str, str]]:
    """Yield the fields of the pack's header that the comments at the top of a file set."""
    for _, comment in block.comments:
        found = _HEADER_FIELD.fullmatch(comment)
        if found and comment.isprintable():
            yield found[1], unescape(found[2])
