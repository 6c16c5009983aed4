"""Parse YAML text into values that know their location in the file.

Scalars keep the author's characters: nothing is interpreted as a number, a date, or a truth
value here. ``No``, ``010``, ``12:30``, and ``1.10`` stay what they are until a field asks for
something else. That is why the parser's events are read instead of its objects.
"""

import gc
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import yaml

from anora_quiz.packs.problems import BrokenPack, Problem
from anora_quiz.packs.syntax.builder import Builder, refuse_depth
from anora_quiz.packs.syntax.context import (
    Document,
    ItemReceiver,
    LineObserver,
    ParseContext,
    ignore_line,
)
from anora_quiz.packs.syntax.tree import Location

# Characters that YAML can't hold; and those that YAML treats as line breaks but editors don't,
# so that line numbers would differ from what the author sees. One set is far quicker to search
# for than alternatives.
_FORBIDDEN = re.compile(
    "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_UNUSUAL_LINE_BREAKS = "\x85\u2028\u2029"
_PLACEHOLDERS = (*range(0xF8FF, 0xE000, -1), *range(0xF0000, 0xFFFFE))  # of private use
_ESCAPE = re.compile(r"\\(?:u([ef][0-9a-f]{3})|U000([0-9a-f]{5}))", re.IGNORECASE)
_MOST_FORBIDDEN = 1000  # with more than this, the file isn't text


def parse(
    text: str, path: str, on_line: LineObserver = ignore_line, receiver: ItemReceiver | None = None
) -> Document:
    """Return the document in ``text``; ``path`` is for messages, ``on_line`` for progress.

    Items that ``receiver`` takes are left out. If the text isn't valid YAML, everything that can
    be read is returned together with all problems. Raises `BrokenPack` for a file that isn't
    text or would take too long to read.
    """
    text, problems = _without_forbidden(text, path)
    placeholders = _placeholders(text)
    if placeholders:
        text = text.translate(placeholders)
    context = ParseContext(
        path,
        len(text),
        receiver or ItemReceiver(),
        on_line,
        {ord(placeholder): chr(character) for character, placeholder in placeholders.items()},
    )
    try:
        document = _read_document(text, context)
    except BrokenPack as error:
        error.problems[:0] = problems
        raise
    document.problems[:0] = problems
    return document


def _read_document(text: str, context: ParseContext) -> Document:
    builder = Builder(context)
    try:
        return Document(builder.build(text), builder.problems)
    except BrokenPack as error:
        error.problems[:0] = builder.problems
        raise
    except yaml.YAMLError as error:
        refuse_depth(error, context.path)
        if builder.has_streamed:
            context.receiver.forget()
        error.__traceback__ = None  # which keeps the parser, and all that it was given
        # Imported late: valid files don't need it.
        from anora_quiz.packs.syntax.recovery import recover

        return recover(text, context, error)


def _without_forbidden(text: str, path: str) -> tuple[str, list[Problem]]:
    """Return ``text`` as YAML can read it, and a problem for each character that it can't."""
    problems: list[Problem] = []
    # Count on from one to the next: a large file may have many.
    line, counted, last_line_feed = 1, 0, -1
    for found in _FORBIDDEN.finditer(text):
        if len(problems) == _MOST_FORBIDDEN:
            message = "the file has too many control characters to be text"
            hint = "a pack is a plain text file in YAML, saved as UTF-8"
            raise BrokenPack(replace(problems[0], message=message, hint=hint))
        line += text.count("\n", counted, found.start())
        last_line_feed = max(last_line_feed, text.rfind("\n", counted, found.start()))
        counted = found.start()
        location = Location(line, found.start() - last_line_feed)
        message = f"the file contains the control character U+{ord(found[0]):04X}"
        problems.append(Problem(path, location, "control-character", message, "remove it"))
    if problems:
        text = _FORBIDDEN.sub("\ufffd", text)
    return text, problems


def _placeholders(text: str) -> dict[int, str]:
    """Return a character that isn't in ``text`` for each unusual line break that is."""
    if text.isascii():
        return {}
    breaks = [character for character in _UNUSUAL_LINE_BREAKS if character in text]
    if not breaks:
        return {}
    # Nor may an escape in quotes produce it.
    escaped = {int(found[1] or found[2], 16) for found in _ESCAPE.finditer(text)}
    used = {ord(character) for character in set(text)} | escaped
    free = (number for number in _PLACEHOLDERS if number not in used)
    return {ord(character): chr(number) for character, number in zip(breaks, free, strict=False)}


@contextmanager
def garbage_collection_paused() -> Iterator[None]:
    """Pause the garbage collector, which would visit all values of a file again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
