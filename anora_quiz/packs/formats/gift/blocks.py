"""A GIFT file -> its blocks: what blank lines part."""

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from anora_quiz.packs.formats.decoding import lines_of, with_plain_ends
from anora_quiz.packs.formats.size_limits import too_many

BRACE = re.compile(r"\\.|[{}]", re.DOTALL)
"""A brace, or a backslash and what follows it, which means nothing."""

_CATEGORY = "$CATEGORY:"
_COMMENT = "//"
_MOST_LINES = 20_000  # of a block, and as many comments
_MOST_BRACES = 50_000  # in a block
_MOST_PARTS = 100  # of a block with blank lines within


@dataclass(frozen=True, slots=True)
class Block:
    """Lines without a blank one between, less the comments among them; both numbered.

    ``category`` is the one that was named last, and where; ``gap`` the line of a blank one
    that stands within braces all the same, or 0.
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

    A blank line within braces, which GIFT forbids, ends no block if the next brace is the
    one that closes them.
    """
    source = _blocks(text)
    held: deque[tuple[Block, str]] = deque()  # blocks that were looked at ahead
    while held or _look_ahead(source, held):
        block, signs = held.popleft()
        parts, depth = [block], _depth(signs)
        while depth and len(parts) < _MOST_PARTS:
            index = next((index for index, (_, signs) in enumerate(held) if signs), None)
            if index is None:
                if len(held) < _MOST_PARTS and _look_ahead(source, held):
                    continue
                break
            block, signs = held[index]
            if signs[0] == "{" or block.category != parts[0].category:
                break
            parts += (held.popleft()[0] for _ in range(index + 1))
            depth = max(depth - 1, 0) + _depth(signs[1:])
        yield _joined(parts)


def _look_ahead(source: Iterator[Block], held: deque[tuple[Block, str]]) -> bool:
    """Put the next block from ``source`` behind those ``held``; tell whether there is one."""
    block = next(source, None)
    if block is not None:
        held.append((block, _signs(block)))
    return block is not None


def _blocks(text: str) -> Iterator[Block]:
    lines: list[tuple[int, str]] = []
    comments: list[tuple[int, str]] = []
    category = (0, "")
    plain = with_plain_ends(text.removeprefix("\ufeff"))
    for number, line in lines_of(f"{plain}\n"):
        words = line.strip()
        if words.startswith(_COMMENT):
            if len(comments) < _MOST_LINES:
                comments.append((number, words.removeprefix(_COMMENT).strip()))
            continue
        if words and not words.startswith(_CATEGORY):
            lines.append((number, line))
            if len(lines) + len(comments) < _MOST_LINES:
                continue
        if lines or (comments and not words):
            numbers, kept = tuple(each[0] for each in lines), tuple(each[1] for each in lines)
            yield Block(numbers, kept, tuple(comments), category)
            lines, comments = [], []
        if words.startswith(_CATEGORY):
            category = (number, words.removeprefix(_CATEGORY).strip())


def _joined(parts: list[Block]) -> Block:
    if len(parts) == 1:
        return parts[0]
    return Block(
        tuple(number for part in parts for number in part.numbers),
        tuple(line for part in parts for line in part.lines),
        tuple(comment for part in parts for comment in part.comments),
        parts[0].category,
        parts[0].numbers[-1] + 1,
    )


def _signs(block: Block) -> str:
    """Return the braces of a block that are not escaped. Raises `PackError` for far too many."""
    text = block.text
    if text.count("{") + text.count("}") > _MOST_BRACES:
        raise too_many("braces without a blank line between them", _MOST_BRACES)
    return "".join(each for each in BRACE.findall(text) if len(each) == 1)


def _depth(signs: str) -> int:
    """Return how many braces stay open."""
    depth = 0
    for sign in signs:
        depth = depth + 1 if sign == "{" else max(depth - 1, 0)
    return depth
