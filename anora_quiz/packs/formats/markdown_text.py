"""Turns Markdown into plain text: removes marks of emphasis, links, and blocks, keeps words.

What is code stays as it is, in backticks where it is part of a sentence.
"""

import html
import re
from collections.abc import Iterator

from anora_quiz.packs.formats.html_text import Plain, plain_text
from anora_quiz.quiz.limits import LONGEST_TEXT

FENCE = re.compile(r"[ \t]*+(`{3,}+|~{3,}+)[ \t]*+([^`\n]*+)$")
"""Matches the first line of a block of code, and its last one: its marks, and its language."""

_MARK = "\x1a"  # takes the place of what isn't Markdown, while the rest is read
# Each is scanned in one way only, and no further than its line.
_LITERAL = re.compile(
    r"(?<!`)(?P<ticks>`{1,3})(?!`)(?P<code>[^\n]+?)(?<!`)(?P=ticks)(?!`)"
    r"|(?P<math>\$[^$\n]++\$|\\\((?:[^\\\n]|\\[^()\n])*+\\\))"
    r"|\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|!\[(?P<picture>[^\[\]\n]*+)\](?:\([^()\n]*+\)|\[[^\[\]\n]*+\])(?:\{[^{}\n]*+\})?"
    r"|<(?P<address>https?://[^\s<>]++)>"
    r"|(?P<comment><!--(?:[^-<]|-(?!->)|<(?!!--))*+-->)"
    r"|(?P<preformatted><pre(?=[\s>])[^<>\n]*+>(?:[^<\n]|<(?!/?pre\b))*+</pre>)"
)
# Most texts begin with a letter and have no mark at all.
_PLAIN = re.compile(r"(?:[^\W\d_][^*_`\[\\<&$~|\n]*+)?")
_HIGHLIGHTED = re.compile(r"#!\w++ ")
_LINK = re.compile(
    r"\[(?P<text>[^\[\]\n]*+)\]\([ \t]*+(?P<address>[^\s()]*+(?:\([^\s()]*+\))?+[^\s()]*+)"
    r"[^()\n]*+\)(?:\{[^{}\n]*+\})?"
)
_EMPHASIS = {
    "bold": re.compile(
        r"\*\*(?=[^\s*])((?:[^*\n]|\*(?!\*))++)\*\*"
        r"|(?<![\w_])__(?=[^\s_])((?:[^_\n]|_(?!_))++)__(?![\w_])"
    ),
    "italics": re.compile(
        r"(?<![\w*])\*(?=[^\s*])([^*\n]++)(?<!\s)\*(?![\w*])"
        r"|(?<![\w_])_(?=[^\s_])((?:[^_\n]|(?<=\w)_(?=\w))++)(?<!\s)_(?![\w_])"
    ),
    "strikethrough": re.compile(r"~~(?=[^\s~])([^~\n]++)~~()"),
}
_HEADING = re.compile(r"#{1,6}[ \t]++(.*?)[ \t]*#*$")
_RULE = re.compile(r"[ \t]*+([-*_])[ \t]*+(?:\1[ \t]*+){2,}+$")
_TABLE_RULE = re.compile(r"\|?[ \t]*+:?-++[-:| \t]*+$")
_BOX = re.compile(
    r"(?:(?:!!!|\?\?\?\+?)[ \t]++(?P<kind>[\w-]*+)|===[!+]?(?=[ \t]))[^\"\n]*+"
    r"(?:\"(?P<title>[^\"\n]*+)\")?"
)
_ITEM = re.compile(r"(?:[-*+]|\d{1,9}[.)])[ \t]")
_QUOTE = re.compile(r"[ \t]*+>[ \t]?")
_INDENT = " " * 4  # before what is in a box
_HARD_BREAKS = ("  ", "\\")


def plain_markdown(text: str) -> Plain:
    """Return ``text`` without Markdown and HTML, as its readers see it."""
    if _PLAIN.fullmatch(text) or len(text) > LONGEST_TEXT:
        return Plain(text)
    plain = Plain()
    parts: list[str] = []
    for language, part in _blocks(text):
        parts.append(part if language is not None else _inline(_joined(part, plain), plain))
    plain.text = "\n\n".join(part.strip("\n") for part in parts if part.strip())
    return plain


def split_code(text: str) -> tuple[str, str, str]:
    """Return ``text`` without the block of code at its end, that code, and its language.

    The latter two are empty unless ``text`` has one block of code, at its end, and words before it.
    """
    blocks = [(language, part) for language, part in _blocks(text) if part.strip()]
    match blocks:
        case [(None, words), (str(language), code)]:
            return words, code.strip("\n"), language
    return text, "", ""


def bare_code(text: str) -> str:
    """Return ``text`` without its backticks if it is code from its start to its end."""
    found = _LITERAL.fullmatch(text.strip())
    code = found["code"] if found else None
    return text if not found or not code or found["ticks"] in code else code.strip()


def _blocks(text: str) -> Iterator[tuple[str | None, str]]:
    """Yield each block of code with its language, and what is between them with None."""
    lines: list[str] = []
    language, fence, indent = None, "", 0
    for line in text.split("\n"):
        found = FENCE.match(line)
        if fence and not (found and found[1].startswith(fence) and not found[2]):
            lines.append(line[min(indent, len(line) - len(line.lstrip())) :])
        elif not found:
            lines.append(line)
        else:
            yield language, "\n".join(lines)
            lines = []
            language = None if fence else found[2].strip()
            fence = "" if fence else found[1]
            indent = len(line) - len(line.lstrip())
    yield language, "\n".join(lines)


def _joined(text: str, plain: Plain) -> str:
    """Return ``text`` with the lines of each paragraph as one."""
    kept: list[str] = []
    can_go_on = False
    in_box = False
    for raw in text.split("\n"):
        line = _QUOTE.sub("", raw) if _QUOTE.match(raw) else raw
        if in_box:
            line = line.removeprefix(_INDENT)
        stripped = line.strip()
        heading, box = _HEADING.match(stripped), _BOX.match(stripped)
        if heading or box:
            plain.tags["heading" if heading else "box"] = None
            title = heading[1] if heading else _title(box) if box else ""
            kept += ["", title, ""]
            can_go_on, in_box = False, in_box or box is not None
            continue
        is_row = stripped.startswith("|")
        if not stripped or _RULE.match(line):
            kept.append("")
        elif _TABLE_RULE.match(stripped):
            pass
        elif can_go_on and not is_row and not _ITEM.match(stripped):
            kept[-1] = f"{kept[-1]} {stripped.removesuffix(_HARD_BREAKS[1])}"
        else:
            shown = stripped.strip("|").strip() if is_row else line.rstrip()
            kept.append(shown.removesuffix(_HARD_BREAKS[1]))
            # Lines with such an indent are code, unless they go on with something.
            is_row = is_row or (line.startswith(_INDENT) and not _ITEM.match(stripped))
        can_go_on = bool(kept and kept[-1]) and not is_row and not line.endswith(_HARD_BREAKS)
    return re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip("\n")


def _title(box: re.Match[str]) -> str:
    """Return the title of a box: its own, or else what kind of box it is."""
    return str(box["title"] if box["title"] is not None else (box["kind"] or "").capitalize())


def _inline(text: str, plain: Plain) -> str:
    """Return ``text`` without the marks in its lines."""
    literals: list[str] = []

    def keep(found: re.Match[str]) -> str:
        if found["code"] is not None:
            code = _HIGHLIGHTED.sub("", found["code"], count=1)
            literals.append(f"{found['ticks']}{code}{found['ticks']}")
        elif found["picture"] is not None or found["comment"]:
            plain.media |= {} if found["comment"] else {"a picture": None}
            literals.append("")
        elif found["preformatted"]:
            literals.append(plain_text(found["preformatted"]).text)
        else:
            literals.append(found["math"] or found["escaped"] or found["address"])
        return _MARK

    def link(found: re.Match[str]) -> str:
        words, address = found["text"], found["address"]
        if address.startswith(("http://", "https://")):
            return f"{words} ({address})" if words and words != address else address
        plain.media["a link"] = None
        return words

    read = _LINK.sub(link, _LITERAL.sub(keep, text))
    for name, pattern in _EMPHASIS.items():
        bare = pattern.sub(lambda found: found[1] or found[2], read)
        if bare != read:
            plain.tags[name] = None
        read = bare
    shown = plain_text(read)
    plain.tags |= shown.tags
    plain.media |= shown.media
    pieces = shown.text.split(_MARK)
    if len(pieces) != len(literals) + 1:  # a tag held some of them, or there were others
        return html.unescape(text)
    return pieces[0] + "".join(a + b for a, b in zip(literals, pieces[1:], strict=True))
