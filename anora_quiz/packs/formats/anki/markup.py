"""A field of a note -> plain text, and what had to go; the gaps in a cloze text."""

import re
from dataclasses import dataclass, field

from anora_quiz.packs.formats.opentdb import unescape
from anora_quiz.packs.formats.size_limits import MOST_OPTIONS
from anora_quiz.quiz.marking.spelling import fold

GAP = "_____"
"""What stands in a question where a word is to be filled in."""

# Possessive, so that a million signs without an end cost no more than a look at each.
_MARKUP = re.compile(
    r"<!--[^<>]*+>|<(?P<close>/?)(?P<tag>[A-Za-z][A-Za-z0-9]*+)[^<>]*+>|\[sound:(?P<sound>[^\[\]]*+)\]"
)
_SOUND = re.compile(r"\[sound:(?P<sound>[^\[\]]*+)\]")
_NONE = -1  # no gap
_MOST_NAMES = 100  # of different tags in a field
_CLOZE = re.compile(r"\{\{c(\d{1,4})::|\}\}|::")
_BLOCKS = frozenset({"div", "p", "li", "ul", "ol", "tr", "table", "blockquote", "h1", "h2", "h3"})
_MEDIA = {"img": "a picture", "audio": "a sound", "video": "a film", "object": "an object"}


@dataclass(slots=True)
class Plain:
    """A text, the names of the tags that were taken out of it, and the media."""

    text: str = ""
    tags: dict[str, None] = field(default_factory=dict)
    media: dict[str, None] = field(default_factory=dict)


def plain_text(raw: str, *, is_html: bool) -> Plain:
    """Return the text of a field. Line breaks of HTML are breaks, its entities are undone."""
    plain = Plain()
    parts: list[str] = []
    is_fresh = True  # nothing stands in this line so far
    end = 0
    for found in (_MARKUP if is_html else _SOUND).finditer(raw):
        before = raw[end : found.start()]
        end = found.end()
        parts.append(before)
        is_fresh = is_fresh and not before.strip()
        parts.append(_break(found, plain, is_fresh=is_fresh))
        is_fresh = is_fresh or bool(parts[-1])
    parts.append(raw[end:])
    if is_html:
        plain.text = "".join(map(unescape, parts)).strip("\n")
    else:
        plain.text = "".join(parts)
    return plain


def _break(found: re.Match[str], plain: Plain, *, is_fresh: bool) -> str:
    """Return the line break that markup stands for, if any, and keep what it was."""
    named = found.groupdict()
    tag = (named.get("tag") or "").casefold()
    if named["sound"] is not None:
        _keep(f"the sound {named['sound']}", plain.media)
    elif tag in _MEDIA:
        _keep(_MEDIA[tag], plain.media)
    elif tag == "br":
        return "\n"
    elif tag in _BLOCKS:
        return "" if is_fresh else "\n"
    else:
        _keep(tag or "a comment", plain.tags)
    return ""


def _keep(name: str, names: dict[str, None]) -> None:
    if len(names) < _MOST_NAMES:
        names[name] = None


@dataclass(frozen=True, slots=True)
class Cloze:
    """The question that one number in a text makes."""

    question: str
    answers: tuple[str, ...]
    hint: str


class ClozeText:
    """A text with numbered gaps: ``{{c1::word::hint}}``. Gaps may stand in gaps."""

    def __init__(self, text: str) -> None:
        """Find the gaps in ``text``; what has no end is text, and what is behind a thousand."""
        self._pieces: list[tuple[str, int]] = []  # text, or a sign with the gap it belongs to
        is_whole: list[bool] = []  # of each gap: whether it has an end
        marks: list[tuple[re.Match[str], int]] = []
        opened: list[int] = []
        parted: set[int] = set()
        for found in _CLOZE.finditer(text):
            if len(is_whole) > MOST_OPTIONS:
                break
            if found[1]:
                opened.append(len(is_whole))
                is_whole.append(False)
                marks.append((found, opened[-1]))
            elif opened and found[0] == "}}":
                gap = opened.pop()
                is_whole[gap] = True
                marks.append((found, gap))
            elif opened and opened[-1] not in parted:
                parted.add(opened[-1])
                marks.append((found, opened[-1]))
        end = 0
        for found, gap in marks:
            if is_whole[gap]:
                self._pieces.append((text[end : found.start()], _NONE))
                self._pieces.append((found[1] or found[0], gap))
                end = found.end()
        self._pieces.append((text[end:], _NONE))
        self._numbers = {gap: int(found[1]) for found, gap in marks if found[1] and is_whole[gap]}

    def numbers(self) -> list[int]:
        """Return the numbers of the gaps, each once, in their order."""
        return sorted(set(self._numbers.values()))

    def question(self, number: int) -> Cloze:
        """Return the text with the gaps of ``number``; all others are filled in."""
        asked: list[str] = []
        answers: list[list[str]] = []
        hints: list[list[str]] = []
        held = renamed_to = _NONE  # the gap that is asked for; the gap whose hint is read
        for piece, gap in self._pieces:
            if gap == _NONE:
                if renamed_to == _NONE:
                    (asked if held == _NONE else answers[-1]).append(piece)
                elif renamed_to == held:
                    hints[-1].append(piece)
            elif piece == "::":
                renamed_to = gap if renamed_to == _NONE else renamed_to
            elif piece == "}}":
                held, renamed_to = (_NONE if gap == each else each for each in (held, renamed_to))
            elif held == _NONE and renamed_to == _NONE and self._numbers[gap] == number:
                held = gap
                asked.append(GAP)
                answers.append([])
                hints.append([])
        told = {"".join(hint): None for hint in hints if any(hint)}
        words = {fold(word): word for word in map("".join, answers)}
        return Cloze("".join(asked), tuple(words.values()), "; ".join(told))
