"""YAML text -> values that know their place in the file.

Scalars keep the author's characters: nothing is taken for a number, a date or a truth
value here. ``No``, ``010``, ``12:30`` and ``1.10`` stay what they are until a field asks
for something else. That is why the parser's events are read instead of its objects.
"""

import gc
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import yaml

from anora_quiz.packs.problems import Problem, TooComplex
from anora_quiz.packs.syntax.builder import Builder, refuse_depth
from anora_quiz.packs.syntax.context import (
    Document,
    ItemReceiver,
    LineObserver,
    NoReceiver,
    ParseContext,
    ignore_line,
)

# What YAML cannot hold, and what only YAML takes for the end of a line: editors do not, so
# lines would be counted otherwise than the author sees them.
_FORBIDDEN = re.compile(
    "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|\ufeff"
)
_ODD_BREAKS = "\x85\u2028\u2029"
_PLACEHOLDERS = (*range(0xF8FF, 0xE000, -1), *range(0xF0000, 0xFFFFE))  # for private use
_ESCAPE = re.compile(r"\\(?:u([ef][0-9a-f]{3})|U000([0-9a-f]{5}))", re.IGNORECASE)
_MOST_FORBIDDEN = 1000  # more than this is no text at all


def parse(
    text: str, path: str, on_line: LineObserver = ignore_line, receiver: ItemReceiver | None = None
) -> Document:
    """Return the one document in ``text``; ``path`` is for messages, ``on_line`` for progress.

    What ``receiver`` takes is left out of it. Where the text is no YAML, all that is good in it
    is returned with all that is bad. Raises `TooComplex` for what is no text, or would take no
    end to read.
    """
    text, problems = _without_forbidden(text, path)
    placeholders = _placeholders(text)
    if placeholders:
        text = text.translate(placeholders)
    context = ParseContext(
        path,
        len(text),
        receiver or NoReceiver(),
        on_line,
        {ord(sign): chr(letter) for letter, sign in placeholders.items()},
    )
    try:
        found = _document(text, context)
    except TooComplex as error:
        error.before[:0] = problems
        raise
    found.problems[:0] = problems
    return found


def _document(text: str, context: ParseContext) -> Document:
    builder = Builder(context)
    try:
        return Document(builder.build(text), builder.problems)
    except TooComplex as error:
        error.before += builder.problems
        raise
    except yaml.YAMLError as error:
        refuse_depth(error, context.path)
        if builder.has_taken:
            context.receiver.forget()
        # Imported late: good files need none of it.
        from anora_quiz.packs.syntax.recovery import recover

        return recover(text, context, error)


def _without_forbidden(text: str, path: str) -> tuple[str, list[Problem]]:
    """Return ``text`` as YAML can read it, and a problem for each character that it cannot."""
    problems: list[Problem] = []
    # Counted on from one to the next: a large file may have many.
    line, counted, before = 1, 0, -1
    for found in _FORBIDDEN.finditer(text):
        if len(problems) == _MOST_FORBIDDEN:
            message = "there are too many control characters: this is no text"
            hint = "a pack is a plain text file in YAML; save it as UTF-8"
            raise TooComplex(replace(problems[0], message=message, hint=hint))
        line += text.count("\n", counted, found.start())
        before = max(before, text.rfind("\n", counted, found.start()))
        counted = found.start()
        message = f"the control character U+{ord(found[0]):04X} cannot stand in a pack"
        problems.append(
            Problem(path, line, found.start() - before, "control-character", message, "take it out")
        )
    if problems:
        text = _FORBIDDEN.sub("\ufffd", text)
    return text, problems


def _placeholders(text: str) -> dict[int, str]:
    """Return a character that is not in ``text`` for each odd line break that is."""
    if text.isascii():
        return {}
    breaks = [letter for letter in _ODD_BREAKS if letter in text]
    if not breaks:
        return {}
    # Nor may an escape in quotes make it.
    escaped = {int(found[1] or found[2], 16) for found in _ESCAPE.finditer(text)}
    used = {ord(letter) for letter in set(text)} | escaped
    free = (number for number in _PLACEHOLDERS if number not in used)
    return {ord(letter): chr(number) for letter, number in zip(breaks, free, strict=False)}


@contextmanager
def garbage_collection_paused() -> Iterator[None]:
    """Keep the garbage collector off: it would walk all values of a file again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
