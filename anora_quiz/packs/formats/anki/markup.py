"""Turns a field of a note into plain text, and finds the gaps in a cloze text."""

import re
from dataclasses import dataclass
from itertools import islice

from anora_quiz.packs.formats.blanks import GAP
from anora_quiz.packs.formats.html_text import Plain, plain_text
from anora_quiz.packs.formats.size_limits import MOST_OPTIONS
from anora_quiz.quiz.quoting import quoted

_SOUND = re.compile(r"\[sound:([^\[\]]*+)\]")
_NO_GAP = -1  # in place of the index of a gap
_MOST_SOUNDS = 100  # that are named
_CODE_START = re.compile(
    r'<pre\b[^<>]*+>(?:<code(?:\s++class="language-(?P<language>[^<>"\s]++)"|[^<>]*+)>)?',
    re.IGNORECASE,
)
_CODE_END = re.compile(r"(?:</code>)?</pre>", re.IGNORECASE)
_PROGRAM_START = re.compile(r"<(script|style)\b[^<>]*+>", re.IGNORECASE)
_PROGRAM_END = {name: re.compile(f"</{name}\\s*+>", re.IGNORECASE) for name in ("script", "style")}
_CLOZE = re.compile(r"\{\{c(\d{1,4})::|\}\}|::")


def plain_field(raw: str, *, is_html: bool) -> Plain:
    """Return the text of a field without sounds and, if it is HTML, without tags and entities."""
    if not raw:  # as most fields besides front and back
        return Plain()
    silent = _SOUND.sub("", raw)
    shown = _without_programs(silent) if is_html else silent
    plain = plain_text(shown) if is_html else Plain(silent)
    plain.media |= {"a script": None} if len(shown) < len(silent) else {}
    sounds = islice((found[1] for found in _SOUND.finditer(raw)), _MOST_SOUNDS)
    plain.media |= {f"the sound {quoted(name)}": None for name in sounds}
    return plain


def _without_programs(raw: str) -> str:
    """Return HTML without scripts and styles, which are never shown."""
    kept: list[str] = []
    offset = 0
    while start := _PROGRAM_START.search(raw, offset):
        end = _PROGRAM_END[start[1].casefold()].search(raw, start.end())
        if end is None:
            break
        kept.append(raw[offset : start.start()])
        offset = end.end()
    return "".join([*kept, raw[offset:]])


def split_code(raw: str) -> tuple[str, str, str]:
    """Return a field in HTML without its first block of code, that code, and its language.

    The code is empty if there is none, or nothing else; it is HTML like the rest.
    """
    start = _CODE_START.search(raw)
    end = _CODE_END.search(raw, start.end()) if start else None
    if not start or not end:
        return raw, "", ""
    rest = f"{raw[: start.start()]}<div></div>{raw[end.end() :]}"  # a line ends here
    if not plain_field(rest, is_html=True).text.strip():
        return raw, "", ""
    return rest, raw[start.end() : end.start()], start["language"] or ""


@dataclass(frozen=True, slots=True)
class Cloze:
    """The question, the answer for each gap, and the hint that the gaps with one number make."""

    question: str
    answers: tuple[str, ...]
    hint: str


class ClozeText:
    """A text with numbered gaps: ``{{c1::word::hint}}``. Gaps may be nested."""

    def __init__(self, text: str) -> None:
        """Find the gaps in ``text``; unclosed ones are text, as is all after the thousandth."""
        self._pieces: list[tuple[str, int]] = []  # text, or a marker and the gap it belongs to
        is_closed: list[bool] = []  # for each gap
        markers: list[tuple[re.Match[str], int]] = []
        open_gaps: list[int] = []
        gaps_with_hints: set[int] = set()
        for found in _CLOZE.finditer(text):
            if len(is_closed) > MOST_OPTIONS:
                break
            if found[1]:
                open_gaps.append(len(is_closed))
                is_closed.append(False)
                markers.append((found, open_gaps[-1]))
            elif open_gaps and found[0] == "}}":
                gap = open_gaps.pop()
                is_closed[gap] = True
                markers.append((found, gap))
            elif open_gaps and open_gaps[-1] not in gaps_with_hints:
                gaps_with_hints.add(open_gaps[-1])
                markers.append((found, open_gaps[-1]))
        end = 0
        for found, gap in markers:
            if is_closed[gap]:
                self._pieces.append((text[end : found.start()], _NO_GAP))
                self._pieces.append((found[1] or found[0], gap))
                end = found.end()
        self._pieces.append((text[end:], _NO_GAP))
        self._numbers = {
            gap: int(found[1]) for found, gap in markers if found[1] and is_closed[gap]
        }

    def numbers(self) -> list[int]:
        """Return the distinct numbers of the gaps, in ascending order."""
        return sorted(set(self._numbers.values()))

    def question(self, number: int) -> Cloze:
        """Return the text with the gaps of ``number`` open and all others filled in."""
        question_parts: list[str] = []
        answers: list[list[str]] = []
        hints: list[list[str]] = []
        asked_gap = hint_gap = _NO_GAP  # the gap whose word is being read; the gap whose hint is
        for piece, gap in self._pieces:
            if gap == _NO_GAP:
                if hint_gap == _NO_GAP:
                    (question_parts if asked_gap == _NO_GAP else answers[-1]).append(piece)
                elif hint_gap == asked_gap:
                    hints[-1].append(piece)
            elif piece == "::":
                hint_gap = gap if hint_gap == _NO_GAP else hint_gap
            elif piece == "}}":
                asked_gap, hint_gap = (
                    _NO_GAP if gap == each else each for each in (asked_gap, hint_gap)
                )
            elif asked_gap == _NO_GAP and hint_gap == _NO_GAP and self._numbers[gap] == number:
                asked_gap = gap
                question_parts.append(GAP)
                answers.append([])
                hints.append([])
        distinct_hints = {"".join(hint): None for hint in hints if any(hint)}
        words = tuple(map("".join, answers))
        return Cloze("".join(question_parts), words, "; ".join(distinct_hints))
