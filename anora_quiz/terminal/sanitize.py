"""Makes untrusted text, from packs and players, safe to print on a terminal."""

import unicodedata

from anora_quiz.quiz.columns import display_width

# Invisible, but needed to write some words and emoji.
_JOINERS = frozenset("\u200c\u200d")
_INVISIBLE = ("Cc", "Cf", "Cs")  # control, format (reordering among them), half of a pair
_TAB = 4  # columns between two stops of tabs
_LINE_END = "⏎"
_LINE_BREAKS_AND_TABS = frozenset("\t\n\r\x0b\x0c\x85\u2028\u2029")


def visible(text: str) -> str:
    """Return ``text`` on one line, with invisible characters written out.

    Line breaks and tabs become spaces; an escape character becomes a backslash and x1b.
    """
    # Printable text is harmless, and nearly all text is printable.
    return text if text.isprintable() else "".join(map(_escaped, text))


def visible_lines(text: str) -> str:
    """Return ``text`` like `visible`, but keep its line breaks."""
    return "\n".join(visible(line) for line in text.splitlines())


def code_lines(text: str) -> list[str]:
    """Return the lines of ``text`` like `visible`, but with tabs as so many spaces as they take.

    Blank lines around it, and spaces at the end of a line, are left out.
    """
    lines = [_without_tabs(line).rstrip() for line in text.splitlines()]
    filled = [number for number, line in enumerate(lines) if line]
    return lines[filled[0] : filled[-1] + 1] if filled else []


def on_one_line(text: str) -> str:
    """Return ``text`` like `visible`, but with a sign between its lines, if it has several."""
    return f" {_LINE_END} ".join(filter(None, map(str.strip, map(visible, text.splitlines()))))


def harmless(text: str) -> str:
    """Return ``text`` with other invisible characters than line feeds and tabs written out."""
    if text.isprintable():
        return text
    return "".join(character if character in "\n\t" else _escaped(character) for character in text)


def _without_tabs(line: str) -> str:
    if "\t" not in line:
        return visible(line)
    shown, column = [], 0
    for piece in line.split("\t"):
        text = visible(piece)
        column += display_width(text)
        gap = _TAB - column % _TAB
        shown += [text, " " * gap]
        column += gap
    return "".join(shown)


def _escaped(character: str) -> str:
    if character in _LINE_BREAKS_AND_TABS:
        return " "
    if unicodedata.category(character) in _INVISIBLE and character not in _JOINERS:
        return ascii(character)[1:-1]
    return character
