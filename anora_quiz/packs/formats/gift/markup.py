"""The texts of a GIFT question -> what its author wrote: escapes and markup undone.

A raw text is one with its escapes, in which a sign that means something is known from one
that does not.
"""

import html
import re

from anora_quiz.packs.formats.collector import Collector

# Whatever follows a backslash means nothing, so the two are passed over together.
_FEEDBACK = re.compile(r"\\.|#", re.DOTALL)
_GENERAL = re.compile(r"\\.|#{4,}", re.DOTALL)
_LENGTH_OF_GENERAL = 4
_ESCAPED = re.compile(r"\\([\\~=#{}:n])")
_MARKER = re.compile(r"\[(html|moodle|plain|markdown)\]")
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)\b[^<>]*>")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
# What stands for a tag where it went; others leave nothing. 10<sup>6</sup> is no 106.
_LINE_BREAKS = frozenset({"br", "p", "div", "li", "tr", "ul", "ol", "table", "pre", "blockquote"})
_HEADING = re.compile(r"h[1-6]")
_RAISED = "sup"
_PICTURES = frozenset({"img", "svg", "video", "audio", "object", "iframe"})
_COMMENT_START, _COMMENT_END = "<!--", "-->"


def unescape(raw: str) -> str:
    """Return ``raw`` with its escapes undone; other backslashes are backslashes."""
    return _ESCAPED.sub(lambda found: "\n" if found[1] == "n" else found[1], raw)


def cut_feedback(raw: str, most: int = 1) -> list[str]:
    """Return ``raw`` cut at its first ``most`` signs of feedback."""
    parts: list[str] = []
    start = 0
    for found in _FEEDBACK.finditer(raw):
        if found[0] == "#":
            parts.append(raw[start : found.start()])
            start = found.end()
            if len(parts) == most:
                break
    return [*parts, raw[start:]]


def cut_general(answers: str) -> tuple[str, str]:
    """Return the answers and the feedback on the question as a whole."""
    end = 0
    for found in _GENERAL.finditer(answers):
        end = found.end() if found[0][0] == "#" else end
    return (answers[: end - _LENGTH_OF_GENERAL], answers[end:]) if end else (answers, "")


class Wording:
    """Reads the texts of one question, and notes once what goes from them."""

    def __init__(self, collector: Collector, line: int) -> None:
        """Read the question in ``line``."""
        self._drafts = collector
        self._line = line
        self._markup = "moodle"
        self._said: set[str] = set()

    def question(self, raw: str) -> str:
        """Return the text of the question, whose format holds for its other texts, too."""
        found = _MARKER.match(raw.strip())
        self._markup = found[1] if found else self._markup
        return self._read("\n".join(line.rstrip() for line in raw.split("\n")), self._markup)

    def part(self, raw: str) -> str:
        """Return another text that is shown. How the author set it in does not belong to it."""
        return self._read(_flush(raw), self._markup)

    def typed(self, raw: str) -> str:
        """Return a text that is typed: it is in no format but one that it names itself."""
        return self._read(_flush(raw), "plain")

    def partner(self, raw: str) -> str:
        """Return the right side of a pair, which GIFT has in no format at all."""
        return unescape(_flush(raw)).strip()

    def _read(self, raw: str, markup: str) -> str:
        text = raw.strip()
        found = _MARKER.match(text)
        if found:
            markup, text = found[1], text[found.end() :]
        text = unescape(text.strip()).strip()
        if markup == "html":
            return self._without_html(text)
        if markup == "markdown" and text:
            self._say("this is Markdown, whose signs are kept as they stand")
        elif markup == "moodle" and _TAG.search(text):
            self._say("HTML is kept as it stands, as the text is not marked [html]")
        return text

    def _without_html(self, text: str) -> str:
        if "<" not in text and "&" not in text:
            return text
        names: set[str] = set()

        def stand_in(tag: re.Match[str]) -> str:
            name = tag[2].casefold()
            names.add(name)
            if name in _LINE_BREAKS or _HEADING.fullmatch(name):
                return "\n"
            return "^" if name == _RAISED and not tag[1] else ""

        bare = _TAG.sub(stand_in, _without_comments(text))
        plain = _ENTITY.sub(lambda entity: html.unescape(entity[0]), bare)
        if names & _PICTURES:
            self._say("a picture or sound left out: packs hold none")
        if names - _PICTURES:
            self._say("HTML tags taken out")
        if plain != bare:
            self._say("HTML entities such as &amp; made characters")
        return _without_gaps(plain) if names else plain.strip()

    def _say(self, message: str) -> None:
        if message not in self._said:
            self._said.add(message)
            self._drafts.note(self._line, message)


def _flush(raw: str) -> str:
    return "\n".join(line.strip() for line in raw.split("\n"))


def _without_comments(text: str) -> str:
    kept: list[str] = []
    offset = 0
    while (start := text.find(_COMMENT_START, offset)) >= 0:
        end = text.find(_COMMENT_END, start)
        if end < 0:
            break
        kept.append(text[offset:start])
        offset = end + len(_COMMENT_END)
    return "".join([*kept, text[offset:]])


def _without_gaps(text: str) -> str:
    """Return ``text`` with single blank lines for runs of them."""
    lines: list[str] = []
    for line in text.split("\n"):
        if line.strip() or (lines and lines[-1]):
            lines.append(line.rstrip())
    return "\n".join(lines).strip()
