"""Turns HTML into plain text: tags become line breaks or nothing, entities characters."""

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

# Possessive quantifiers, so that a million unclosed tags are each scanned only once.
_ATTRIBUTES = r"""(?:="[^"<]*+"|='[^'<]*+'|[^<>])*+"""
_TAG = re.compile(rf"<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9:-]*+)(?:[\s/]{_ATTRIBUTES})?+>")
_LINE_ENDS_AT_TAG = re.compile(
    rf"(?P<before>\n[ \t]*+)?(?P<tag>{_TAG.pattern})(?P<after>[ \t]*+\n[ \t]*+)?"
)
_ENTITY = re.compile(r"&(?:#\d{1,8}|#[xX][0-9a-fA-F]{1,8}|[A-Za-z][A-Za-z0-9]{1,31});")
_COMMENT_START, _COMMENT_END = "<!--", "-->"
# Stand for tags between lines and between paragraphs, until it is known what is around them.
_LINE, _PARAGRAPH = "\x1e", "\x1d"
_BREAKS = re.compile(f"[ \t\n{_LINE}{_PARAGRAPH}]++")
_MOST_BREAKS = 2  # where tags are
_PREFORMATTED = re.compile(r"(</?pre\b[^<>]*+>)", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t\n\r\f]++")
_BLANKS_AT_BREAK = re.compile(r" ?(<br\b[^<>]*+>) ?", re.IGNORECASE)
# What tags leave in their place. The ^ is there so that 10<sup>6</sup> does not become 106.
_REPLACEMENTS = {"br": "\n", "sup": "^", "td": " ", "th": " "} | {
    name: mark
    for mark, names in ((_LINE, "div li tr"), (_PARAGRAPH, "p ul ol table pre blockquote"))
    for name in names.split()
} | {f"h{level}": _PARAGRAPH for level in range(1, 7)}  # fmt: skip
_WHERE_OPENED = ("^", " ")  # only the tag that opens an element leaves these
_MEDIA = {
    "img": "a picture",
    "svg": "a picture",
    "audio": "a sound",
    "video": "a film",
    "object": "an object",
    "iframe": "a frame",
}
# Elements of HTML, and of the formulas and pictures that are written in it. Whatever else stands
# in angle brackets is text, such as <stdio.h> or List<String>, unless it has attributes.
_ELEMENTS = """
a abbr acronym address applet area article aside audio b base basefont bdi bdo big blink
blockquote body br button canvas caption center circle cite code col colgroup data datalist dd
defs del details dfn dialog dir div dl dt ellipse em embed fieldset figcaption figure font
footer form frame frameset g h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input
ins kbd label legend li line link main map mark marquee math menu meta meter mfrac mi mn mo
mover mrow msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder nav nobr noscript object
ol optgroup option output p param path picture polygon pre progress q rect rp rt ruby s samp
script section select small source span strike strong style sub summary sup svg table tbody td
template text textarea tfoot th thead time title tr track tspan tt u ul use var video wbr
"""
_KNOWN = frozenset(_ELEMENTS.split())
_ALONE = frozenset({"br", "hr", "img", "input", "wbr"})  # elements without an end
_AT_START = re.compile(
    r"\s*+<(?:p|div|h[1-6]|[uo]l|table|pre|blockquote)>\s*+[^\s<]", re.IGNORECASE
)
_MOST_NAMES = 100  # of different tags in a text
_MOST_LISTED = 10  # names in a message
_LONGEST_NAME = 40  # characters of each of them


@dataclass(slots=True)
class Plain:
    """A text, and the names of the tags and media that were removed from it, in order."""

    text: str = ""
    tags: dict[str, None] = field(default_factory=dict)
    media: dict[str, None] = field(default_factory=dict)


def unescape(text: str) -> str:
    """Return ``text`` with its HTML entities replaced by characters, once."""
    # Entities are passed on one by one: html.unescape fails for numbers with thousands of
    # digits, and guesses at names without a semicolon, which are there only by accident.
    return _ENTITY.sub(lambda found: html.unescape(found[0]), text)


def has_tags(text: str) -> bool:
    """Return whether there is HTML in ``text``, not just something else in angle brackets."""
    return first_tag(text) != ""


def first_tag(text: str) -> str:
    """Return the first tag in ``text``, empty if it has none."""
    return next((tag[0] for tag in filter(_is_markup, _TAG.finditer(text))), "")


def is_html(text: str) -> bool:
    """Return whether ``text`` surely is written in HTML, rather than about it.

    It is if it starts with a paragraph, or has an element with an end or with attributes, or one
    that needs no end, such as a line break.
    """
    opened: set[str] = set()
    for tag in filter(_is_markup, _TAG.finditer(text)):
        name = tag["name"].casefold()
        if name in (opened if tag["close"] else _ALONE) or "=" in tag[0]:
            return True
        opened.add(name)
    return _AT_START.match(text) is not None


def with_shown_lines(text: str) -> str:
    """Return ``text`` in HTML whose line ends are shown, except for those next to tags.

    That is how Moodle shows what its users type, which it calls automatic format.
    """
    return _LINE_ENDS_AT_TAG.sub(_without_line_ends, text)


def plain_text(text: str) -> Plain:
    """Return ``text`` without HTML. Comments are removed; they end at the first ``-->``."""
    plain = Plain()

    def replacement(tag: re.Match[str]) -> str:
        if not _is_markup(tag):
            return tag[0]
        name = tag["name"].casefold()
        left = _REPLACEMENTS.get(name, "")
        if not left.isspace():
            names, shown = (plain.media, _MEDIA[name]) if name in _MEDIA else (plain.tags, name)
            if len(names) < _MOST_NAMES:
                names[shown] = None
        return "" if left in _WHERE_OPENED and tag["close"] else left

    bare = _TAG.sub(replacement, _without_comments(text))
    plain.text = unescape(_BREAKS.sub(_line_ends, bare).strip("\n"))
    return plain


def without_layout(text: str) -> str:
    """Return ``text`` with each run of blanks and line ends as one blank, as HTML is shown.

    Where the text is preformatted (``<pre>``), it stays as it is.
    """
    parts = _PREFORMATTED.split(text)
    is_preformatted = False
    for index, part in enumerate(parts):
        if index % 2:
            is_preformatted = not part.startswith("</")
        elif not is_preformatted:
            parts[index] = _BLANKS_AT_BREAK.sub(r"\1", _BLANKS.sub(" ", part))
    return "".join(parts)


def listed(names: Iterable[str]) -> str:
    """Return the first ten different ``names``, cut if long, for a message."""
    shown = [name[:_LONGEST_NAME] for name in dict.fromkeys(names)]
    return ", ".join([*shown[:_MOST_LISTED], *(["…"] if len(shown) > _MOST_LISTED else [])])


def _is_markup(tag: re.Match[str]) -> bool:
    # Word processors write elements with colons in their names.
    return tag["name"].casefold() in _KNOWN or "=" in tag[0] or ":" in tag["name"]


def _without_line_ends(found: re.Match[str]) -> str:
    if not _is_markup(found):
        return found[0]
    blank = "" if found["name"].casefold() == "br" else " "
    before, after = (blank if found[name] else "" for name in ("before", "after"))
    return f"{before}{found['tag']}{after}"


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


def _line_ends(found: re.Match[str]) -> str:
    """Return what a run of blanks, line ends, and marks of tags becomes."""
    run = found[0]
    if _PARAGRAPH in run:
        return "\n" * _MOST_BREAKS
    if _LINE not in run:
        return run
    # A line that has ended already isn't ended again by a tag.
    is_open = run.lstrip(" \t")[0] == _LINE
    return "\n" * min(run.count("\n") + is_open, _MOST_BREAKS)
