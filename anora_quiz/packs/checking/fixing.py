"""Fix what has only one possible fix in the text of a pack, and keep the rest byte for byte.

The edits are those of the problems that a check finds. They're made place by place, never by
writing the pack anew, so that comments and the author's style stay.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from anora_quiz.packs.checking.check import inspect
from anora_quiz.packs.problems import Inspection, Severity
from anora_quiz.packs.syntax.tree import Edit

_MOST_PASSES = 20  # as a fix can show the next mistake
_TABS = (4, 2, 8, 0)  # columns that a tab may stand for; 0: as many as the line above has
_LINE = re.compile(r"([^\r\n]*+)(\r\n|\r|\n|\Z)")
_BLOCK = re.compile(r"[:-][ \t]++[|>][-+0-9]{0,2}[ \t]*+(?:#.*)?$")
_START = re.compile(r"[ \t]*+(?:-[ \t]++)*+")  # of what a line holds, after dashes
_MOST_ALONE = 50  # edits that are tried one by one
_LONGEST_FOR_MANY = 200_000  # characters of a text that is checked so often

_Score = tuple[int, int]
_INVALID = "invalid-yaml"


def fix(text: str, path: Path) -> tuple[str, list[int]]:
    """Return ``text`` with all that is certain fixed, and for each line the one it comes from.

    It is the text of the file at ``path``. What a good pack means never changes. A line may
    become several; only a last one of nothing but blanks is removed. Lines are counted from 0.
    """
    origins = list(range(_line_count(text)))
    found = _inspected(text, path)
    for _ in range(_MOST_PASSES):
        better = next(_improved(text, found, path), None)
        if better is None:
            break
        text, edits, found = better
        added: Counter[int] = Counter()
        for each in edits:
            added[each.line - 1] += each.text.count("\n")
        origins = [each for number, each in enumerate(origins) for _ in range(1 + added[number])]
    tidy = _tidied(text)
    if _means_the_same(_inspected(tidy, path), found):
        text = tidy
    return text, origins[: _line_count(text)]


def _inspected(text: str, path: Path) -> Inspection:
    return inspect(path, is_thorough=False, content=text.encode())


def _improved(
    text: str, found: Inspection, path: Path
) -> Iterator[tuple[str, list[Edit], Inspection]]:
    """Yield what fixes some of the problems ``found`` in ``text``, by which edits, best first."""
    edits = list(_compatible(edits for each in found.problems if (edits := each.edits)))
    groups = [[each for group in edits for each in group]]
    if 1 < len(edits) <= _MOST_ALONE and len(text) < _LONGEST_FOR_MANY:
        groups += [list(group) for group in edits]
    candidates = [(_applied(text, group), group) for group in groups if group]
    if any("tabs" in each.message for each in found.problems if each.code == _INVALID):
        untabbed = dict.fromkeys(_untabbed(text, columns) for columns in _TABS)
        best = sorted(untabbed, key=lambda each: _score(_inspected(each, path)))
        candidates += [(each, []) for each in best]
    for candidate, made in candidates:
        checked = _inspected(candidate, path)
        if candidate != text and _is_better(checked, found):
            yield candidate, made, checked


def _compatible(groups: Iterable[tuple[Edit, ...]]) -> Iterator[tuple[Edit, ...]]:
    """Yield the ``groups`` of edits, without those before the end of another one on a line."""
    ends: dict[int, int] = {}
    for group in groups:
        if all(each.column > ends.get(each.line, 0) for each in group):
            ends |= {each.line: each.column + each.width for each in group}
            yield group


def _applied(text: str, edits: Iterable[Edit]) -> str:
    """Return ``text`` with ``edits``, which don't overlap."""
    by_line: dict[int, list[Edit]] = {}
    for each in edits:
        by_line.setdefault(each.line, []).append(each)
    parts: list[str] = []
    for number, (line, end) in enumerate(lines_of(text), 1):
        start = mark = int(number == 1 and line.startswith("\ufeff"))
        for each in sorted(by_line.get(number, ())):
            column = mark + each.column - 1
            parts += (line[start:column], each.text.replace("\n", end or "\n"))
            start = column + each.width
        parts += (line[start:], end)
    return "".join(["\ufeff" * text.startswith("\ufeff"), *parts])


def lines_of(text: str) -> Iterator[tuple[str, str]]:
    """Yield each line of ``text`` and its end."""
    for found in _LINE.finditer(text):
        if found[0]:
            yield found[1], found[2]


def _line_count(text: str) -> int:
    return sum(1 for _ in lines_of(text))


def _score(found: Inspection) -> _Score:
    """Return how many syntax errors there are, then how many errors."""
    errors = [each for each in found.problems if each.severity is Severity.ERROR]
    return sum(each.code == _INVALID for each in errors), len(errors)


def _is_better(found: Inspection, before: Inspection) -> bool:
    """Return whether there are fewer errors than ``before``, or the same number of others.

    Where YAML can be read at last, there may be more errors: those that it hid.
    """
    if _score(found) != _score(before):
        return _score(found) < _score(before)
    return {each.message for each in found.problems} != {each.message for each in before.problems}


def _means_the_same(found: Inspection, before: Inspection) -> bool:
    """Return whether two checks found the same pack or, if it's broken, as many errors."""
    if before.pack is None or found.pack is None:
        return found.pack is before.pack and _score(found) == _score(before)
    return found.pack == before.pack


def _untabbed(text: str, columns: int) -> str:
    """Return ``text`` with ``columns`` spaces in place of each tab that indents a line.

    With 0, such a line is indented like the one above it.
    """
    above = 0

    def without_tabs(line: str) -> str:
        nonlocal above
        indent = line[: len(line) - len(line.lstrip(" \t"))]
        if "\t" in indent:
            wanted = indent.replace("\t", " " * columns) if columns else " " * above
            line = wanted + line[len(indent) :]
        if line.strip() and (start := _START.match(line)):
            above = start.end()
        return line

    return _rewritten(text, without_tabs)


def _tidied(text: str) -> str:
    """Return ``text`` without spaces at the ends of lines, and with line ends of one kind."""
    ends = Counter(end for _, end in lines_of(text) if end)
    usual = ends.most_common(1)[0][0] if ends else "\n"
    tidy = _rewritten(text, lambda line: line.rstrip(" \t"))
    return "".join(line + usual for line, _ in lines_of(tidy))


def _rewritten(text: str, rewrite: Callable[[str], str]) -> str:
    """Return ``text`` with each line rewritten, except those of texts after | or >."""
    parts: list[str] = []
    block: int | None = None  # the indentation of the line that such a text belongs to
    for line, end in lines_of(text):
        indent = len(line) - len(line.lstrip())
        if block is not None and line.strip() and indent <= block:
            block = None
        parts += (rewrite(line) if block is None else line, end)
        if block is None and _BLOCK.search(line):
            block = indent
    return "".join(parts)
