"""Turns the texts of a question in Moodle XML into plain text."""

from anora_quiz.packs.formats.collector import Collector
from anora_quiz.packs.formats.html_text import (
    Plain,
    has_tags,
    listed,
    plain_text,
    with_shown_lines,
    without_layout,
)
from anora_quiz.packs.formats.moodle_xml.scanner import Element

_HTML = "html"
_AUTOMATIC = ("moodle_auto_format", "moodle")  # HTML whose line ends are mostly shown
_MARKDOWN = "markdown"


class Wording:
    """Reads the texts of one question, and knows what was removed from them."""

    def __init__(self, collector: Collector, line: int) -> None:
        """Get ready for the texts of the question on ``line``."""
        self._collector = collector
        self._line = line
        self._format = _HTML
        self._read: list[Plain] = []
        self._has_markdown = False

    def question(self, element: Element) -> str:
        """Return the text of the question; its format is also that of texts that name none."""
        self._format = element.attributes.get("format") or _HTML
        return self.shown(element)

    def shown(self, element: Element) -> str:
        """Return a text that is shown."""
        return self.plain(element.text(), element.attributes.get("format", ""))

    def plain(self, text: str, text_format: str = "") -> str:
        """Return ``text``, which is written in this format, or else in that of the question."""
        text_format = text_format or self._format
        if text_format == _MARKDOWN and text.strip():
            self._has_markdown = True
        if text_format not in (_HTML, *_AUTOMATIC):
            return text.strip()
        is_html = text_format == _HTML
        plain = plain_text(without_layout(text) if is_html else with_shown_lines(text))
        self._read.append(plain)
        return plain.text.strip()

    def typed(self, element: Element) -> str:
        """Return a text that players type, which has no format unless it says so."""
        text = element.text().strip()
        is_marked = element.attributes.get("format") == _HTML and has_tags(text)
        return (self.plain(text, _HTML) if is_marked else "") or text

    def note_changes(self, files: list[str]) -> None:
        """Note what was removed, and the names of the ``files`` in the question."""
        self._collector.note_removed(self._line, self._read)
        if self._has_markdown:
            self._collector.note(self._line, "kept Markdown as is")
        if files and not any(plain.media for plain in self._read):
            self._collector.note(self._line, f"left out: {listed(files)}")
