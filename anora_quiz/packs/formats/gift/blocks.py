"""Splits a GIFT file into blocks, which blank lines separate."""

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from anora_quiz.packs.formats.decoding import lines_of, normalized
from anora_quiz.packs.formats.size_limits import most_questions, too_many

BRACE = re.compile(r"\\.|[{}]", re.DOTALL)
"""A brace, or a backslash and the character it escapes."""

_CATEGORY = "$CATEGORY:"
_COMMENT = "//"
_MOST_LINES = 20_000  # of a block, and as many comments
_MOST_BRACES = 50_000  # in a block
_MOST_PARTS = 100  # of a block with blank lines inside
_BLOCKS_TO_A_QUESTION = 3  # at most, over all questions that a file may hold


@dataclass(frozen=True, slots=True)
class Block:
    """Lines with no blank line between them, and the comments among them, all numbered.

    ``category`` is the line and text of the category named last before the block. ``gap`` is
    the line number of a blank line within braces, which joins two blocks into one, or 0.
    """

    numbers: tuple[int, ...]
    lines: tuple[str, ...]
    comments: tuple[tuple[int, str], ...]
    category: tuple[int, str]
    gap: int = 0

    @property
    def text(self) -> str:
        """The lines as one text."""
        return "\n".join(self.lines)


def blocks(text: str) -> Iterator[Block]:
    """Yield the blocks of a file.

    A blank line within braces, which GIFT forbids, does not end a block if the next brace is
    the closing one.
    """
    source = _blocks(text)
    ahead: deque[tuple[Block, str]] = deque()  # blocks that were read ahead, with their braces
    while ahead or _look_ahead(source, ahead):
        block, braces = ahead.popleft()
        parts, depth = [block], _depth(braces)
        lines = len(block.lines) + sum(len(each.lines) for each, _ in ahead)
        while depth and len(parts) < _MOST_PARTS:
            index = next((index for index, (_, braces) in enumerate(ahead) if braces), None)
            if index is None:
                is_near = len(ahead) < _MOST_PARTS and lines < _MOST_LINES
                if is_near and _look_ahead(source, ahead):
                    lines += len(ahead[-1][0].lines)
                    continue
                break
            block, braces = ahead[index]
            if braces[0] == "{" or block.category != parts[0].category:
                break
            parts += (ahead.popleft()[0] for _ in range(index + 1))
            depth = max(depth - 1, 0) + _depth(braces[1:])
        yield _merged(parts)


def _look_ahead(source: Iterator[Block], ahead: deque[tuple[Block, str]]) -> bool:
    """Append the next block from ``source`` to ``ahead``; return whether there was one."""
    block = next(source, None)
    if block is not None:
        ahead.append((block, _braces(block)))
    return block is not None


def _blocks(text: str) -> Iterator[Block]:
    lines: list[tuple[int, str]] = []
    comments: list[tuple[int, str]] = []
    category = (0, "")
    count, most = 0, _BLOCKS_TO_A_QUESTION * most_questions(len(text))
    for number, line in lines_of(f"{normalized(text)}\n"):
        stripped = line.strip()
        if stripped.startswith(_COMMENT):
            if len(comments) < _MOST_LINES:
                comments.append((number, stripped.removeprefix(_COMMENT).strip()))
            continue
        if stripped and not stripped.startswith(_CATEGORY):
            lines.append((number, line))
            if len(lines) + len(comments) < _MOST_LINES:
                continue
        if lines or (comments and not stripped):
            count += 1
            if count > most:
                raise too_many("blocks", most)
            numbers, kept = tuple(each[0] for each in lines), tuple(each[1] for each in lines)
            yield Block(numbers, kept, tuple(comments), category)
            lines, comments = [], []
        if stripped.startswith(_CATEGORY):
            category = (number, stripped.removeprefix(_CATEGORY).strip())


def _merged(parts: list[Block]) -> Block:
    if len(parts) == 1:
        return parts[0]
    return Block(
        tuple(number for part in parts for number in part.numbers),
        tuple(line for part in parts for line in part.lines),
        tuple(comment for part in parts for comment in part.comments),
        parts[0].category,
        parts[0].numbers[-1] + 1,
    )


def _braces(block: Block) -> str:
    """Return the unescaped braces of a block. Raises `PackError` if there are far too many."""
    text = block.text
    if text.count("{") + text.count("}") > _MOST_BRACES:
        raise too_many("braces without a blank line between them", _MOST_BRACES)
    return "".join(found[0] for found in BRACE.finditer(text) if len(found[0]) == 1)


def _depth(braces: str) -> int:
    """Return how many of the braces are still open at the end."""
    depth = 0
    for brace in braces:
        depth = depth + 1 if brace == "{" else max(depth - 1, 0)
    return depth
