"""The answers for each shell: lines as its script reads them."""

import json
import os
from collections.abc import Callable, Iterable
from pathlib import Path

from anora_quiz.completion import bash
from anora_quiz.completion.command_line import Place, place_of
from anora_quiz.completion.values import PACK_FILES, Found, Table, Word, found_at
from anora_quiz.packs.pack_names import SUFFIXES, is_hidden
from anora_quiz.terminal.sanitize import visible

TABLE = Path(__file__).with_name("commands.json")
"""The file with the `Table`."""

_LISTING = (33, 63, 64)  # kinds of completion in which bash lists words: "!", "?" and "@"


def _for_fish(words: list[str]) -> list[str]:
    place, found = _find(words[:-1], words[-1])
    return [found.files, *(_tabbed(place.prefix + name, about) for name, about in found.words)]


def _for_zsh(words: list[str]) -> list[str]:
    """Return lines for ``_describe``, which takes the first colon for the end of a word."""
    _, found = _find(words[:-1], words[-1])
    lines = [found.files]
    for name, about in found.words:
        escaped = name.replace("\\", "\\\\").replace(":", "\\:")
        lines.append(f"{escaped}:{about}" if about else escaped)
    return lines


def _for_bash(words: list[str]) -> list[str]:
    """Return the words that fit, quoted as they are typed; with descriptions in a list.

    ``words`` are the line up to the cursor, the part of it that bash replaces, and the kind of
    completion.
    """
    line, replaced, kind = words
    typed = bash.Typed.of(line, replaced)
    place, found = _find(typed.words[1:], typed.word)
    if found.files == PACK_FILES:
        if os.sep in place.typed or place.typed.startswith("~"):
            return [found.files]
        found = Found([*found.words, *_packs_here()])
    key = place.typed.casefold()
    fitting = [each for each in found.words if each[0].casefold().startswith(key)]
    quoted = [(typed.quoted(place.prefix + name), about) for name, about in fitting]
    if int(kind) in _LISTING and len(quoted) > 1:
        return [found.files, *bash.in_columns(quoted, int(os.environ.get("COLUMNS", "") or 80))]
    return [found.files, *(name for name, _ in quoted if name)]


def _packs_here() -> Iterable[Word]:
    """Yield the packs and folders in the current folder."""
    for each in sorted(os.scandir(), key=lambda each: each.name):
        if not is_hidden(each.name) and (each.is_dir() or each.name.casefold().endswith(SUFFIXES)):
            yield f"{each.name}/" if each.is_dir() else each.name, ""


def _find(words: list[str], typed: str) -> tuple[Place, Found]:
    """Return the place of the word and what can come there, all of which can be seen."""
    table: Table = json.loads(TABLE.read_bytes())
    place = place_of(table["root"], words, typed)
    found = found_at(table, place)
    shown = [(name, visible(about)) for name, about in found.words if visible(name) == name]
    return place, Found(shown, found.files)


def _tabbed(name: str, about: str) -> str:
    return f"{name}\t{about}" if about else name


ANSWERS: dict[str, Callable[[list[str]], list[str]]] = {
    "bash": _for_bash,
    "zsh": _for_zsh,
    "fish": _for_fish,
}
"""What answers each shell, given the words that its script hands over."""
