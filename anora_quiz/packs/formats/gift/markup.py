"""Turns the raw texts of a GIFT question into plain text, without escapes and markup.

A raw text still has its escapes, so that characters with a special meaning stay distinct from
those without one.
"""

import re

from anora_quiz.packs.formats.collector import Collector
from anora_quiz.packs.formats.html_text import (
    Plain,
    has_tags,
    is_html,
    plain_text,
    with_shown_lines,
)
from anora_quiz.packs.formats.html_text import unescape as unescape_entities
from anora_quiz.packs.formats.splitting import split_at

# A character after a backslash has no special meaning, so the two are matched together.
# Nor does the # in a number of HTML, which authors forget to escape.
_FEEDBACK = re.compile(r"\\.|&#(?:\d{1,7}|[xX][0-9a-fA-F]{1,6});|#", re.DOTALL)
_GENERAL = re.compile(r"\\.|#{4,}", re.DOTALL)
_LENGTH_OF_GENERAL = 4
_ESCAPED = re.compile(r"\\([\\~=#{}:n])")
_FORMAT_MARKER = re.compile(r"\[(html|moodle|plain|markdown)\]")


def unescape(raw: str) -> str:
    """Return ``raw`` with its escapes undone; backslashes that escape nothing stay."""
    return _ESCAPED.sub(lambda found: "\n" if found[1] == "n" else found[1], raw)


def split_feedback(raw: str, most: int = 1) -> list[str]:
    """Return ``raw`` split at its first ``most`` feedback markers (``#``)."""
    return split_at(_FEEDBACK, raw, most)


def split_general_feedback(answers: str) -> tuple[str, str]:
    """Return the answers, and the feedback on the question as a whole, split at ``####``."""
    end = 0
    for found in _GENERAL.finditer(answers):
        end = found.end() if found[0][0] == "#" else end
    return (answers[: end - _LENGTH_OF_GENERAL], answers[end:]) if end else (answers, "")


class Wording:
    """Reads the texts of one question, and knows what was removed from them or kept."""

    def __init__(self, collector: Collector, line: int) -> None:
        """Get ready for the texts of the question on ``line``."""
        self._collector = collector
        self._line = line
        self._text_format = "moodle"
        self._removed: list[Plain] = []
        self._kept: dict[str, None] = {}

    def question(self, raw: str) -> str:
        """Return the question itself; its text format also applies to its other texts."""
        found = _FORMAT_MARKER.match(raw.strip())
        self._text_format = found[1] if found else self._text_format
        return self._read("\n".join(line.rstrip() for line in raw.split("\n")), self._text_format)

    def shown(self, raw: str) -> str:
        """Return another text that is shown, without the indentation of its lines."""
        return self._read(_strip_lines(raw), self._text_format)

    def typed(self, raw: str) -> str:
        """Return a text that players type: it has no format unless it names one itself."""
        return self._read(_strip_lines(raw), "plain")

    def right_side(self, raw: str) -> str:
        """Return the right side of a pair, which GIFT never formats."""
        return unescape(_strip_lines(raw)).strip()

    def note_changes(self) -> None:
        """Note what was removed, and what was kept as it is, each only once."""
        self._collector.note_removed(self._line, self._removed)
        for message in self._kept:
            self._collector.note(self._line, message)

    def _read(self, raw: str, text_format: str) -> str:
        text = raw.strip()
        found = _FORMAT_MARKER.match(text)
        if found:
            text_format, text = found[1], text[found.end() :]
        text = unescape(text.strip()).strip()
        if text_format == "html":
            return self._without_html(plain_text(text))
        if text_format == "moodle":
            return self._automatic(text)
        if text_format == "markdown" and text:
            self._kept["kept Markdown as is"] = None
        return text

    def _automatic(self, text: str) -> str:
        """Return ``text`` as Moodle shows it, unless nothing or only a part of it would be left."""
        if "<" in text:
            plain = plain_text(with_shown_lines(text))
            if is_html(text) and (plain.text.strip() or plain.media):
                return self._without_html(plain)
            if has_tags(text):
                self._kept["kept HTML as is (not marked [html])"] = None
        return unescape_entities(text)

    def _without_html(self, plain: Plain) -> str:
        self._removed.append(plain)
        return plain.text.strip()


def _strip_lines(raw: str) -> str:
    return "\n".join(line.strip() for line in raw.split("\n"))
