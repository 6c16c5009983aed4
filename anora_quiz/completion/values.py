"""What the values of options and arguments can be: packs, players, rounds, and the like.

What doesn't change is in the table; packs, players, and rounds are looked up in the player's files.
"""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from anora_quiz.completion.command_line import Place
from anora_quiz.paths import path_of, player_folders

Table = dict[str, Any]
"""All commands, and what stays the same on every machine: `tests/completion_table.py` makes it."""

Word = tuple[str, str]
"""What can be typed, with a description that may be empty."""

NO_FILES, ANY_FILES, PACK_FILES = "", "files", "packs"
"""Which files a shell adds itself: none, all, or files of packs and folders."""

_SPOILERS = "spoilers."
_Find = Callable[[Table, Place], Iterable[Word]]


@dataclass(frozen=True, slots=True)
class Found:
    """The words that can come at a place, and which files beside them."""

    words: Sequence[Word]
    files: str = NO_FILES


def found_at(table: Table, place: Place) -> Found:
    """Return what can come at ``place``, without what was given before."""
    if not place.value:
        return Found(place.words)
    own = f"{place.command} {place.name}".strip()
    words = _look_up(table, place, own)
    known = [word for word in words if word[0] not in place.given]
    key = own if own in _FILES else place.value
    return Found(known, _FILES.get(key, NO_FILES))


def _look_up(table: Table, place: Place, own: str) -> list[Word]:
    """Return the words that the table or the player's files have for ``place``."""
    choices = table["choices"].get(own, table["choices"].get(place.value, {}))
    find = _FINDERS.get(own) or _FINDERS.get(place.value)
    words = {**choices}
    with suppress(Exception):  # a broken file hides its own words and no others
        for name, about in find(table, place) if find else ():
            words.setdefault(name, about)
    return [*words.items()]


def _packs(table: Table, place: Place) -> Iterator[Word]:
    """Yield the ids of all packs with their titles."""
    yield from ((name, each["title"]) for name, each in table["packs"].items())
    yield from _own_packs(table, place)


def _own_packs(_table: Table, _place: Place) -> Iterator[Word]:
    """Yield the ids of the player's packs with their titles."""
    from anora_quiz.packs.compiled import glimpse
    from anora_quiz.packs.pack_names import packs_in

    folders = player_folders()
    paths = packs_in(folders.packs)
    facts: Mapping[Path, Mapping[str, Any]] = {}
    with suppress(Exception):  # a damaged database hides the titles
        facts = glimpse.facts_of(folders.library, paths) if paths else {}
    for path in paths:
        known = facts.get(path, {"id": path.stem, "title": ""})
        yield known["id"], known["title"]


def _tags(table: Table, place: Place) -> Iterator[Word]:
    """Yield the tags of the packs that are played; of bundled ones if none was named."""
    from anora_quiz.packs.compiled import glimpse

    bundled = table["packs"]
    names = place.arguments or [name for name, each in bundled.items() if each["is_mixed"]]
    folders = player_folders()
    paths = [path_of(name) for name in names if name not in bundled]
    paths += [folders.packs / f"{path}.yaml" for path in paths if len(path.parts) == 1]
    tags = [*(bundled[name]["tags"] for name in names if name in bundled)]
    if paths:
        tags += [each["tags"] for each in glimpse.facts_of(folders.library, paths).values()]
    yield from ((tag, "") for tag in sorted({tag for each in tags for tag in each}))


def _players(_table: Table, _place: Place) -> Iterator[Word]:
    from anora_quiz.records import glimpse

    yield from ((name, "") for name in glimpse.players(player_folders().scores))


def _rounds(_table: Table, place: Place) -> Iterator[Word]:
    """Yield the numbers of rounds, newest first, each with a description."""
    from anora_quiz.clock import SystemClock
    from anora_quiz.quiz.board_names import board_title
    from anora_quiz.records import glimpse
    from anora_quiz.terminal.moments import day_words

    now = SystemClock().now()
    if not f"0{place.typed}".isdecimal():
        return
    state = "finished" if place.command == "review" else "open"
    for each in glimpse.rounds(player_folders().scores, state, place.typed):
        title = board_title(each.board, each.titles)
        yield str(each.id), " · ".join([title, *each.players, day_words(each.at, now)])


def _settings(table: Table, place: Place) -> Iterator[Word]:
    """Yield the settings; each pack has its own for spoilers."""
    yield from ((f"{_SPOILERS}{name}", title) for name, title in _packs(table, place))


def _values(table: Table, place: Place) -> Iterator[Word]:
    """Yield the values of the setting that was named."""
    (key,) = place.given
    if key == "player":
        yield from _players(table, place)
        return
    is_of_pack = key.startswith(_SPOILERS)
    if is_of_pack or "true or false" in table["choices"]["KEY"].get(key, ""):
        yield from (("true", ""), ("false", ""))
    if is_of_pack:
        yield "ask", ""


def _commands(table: Table, place: Place) -> Iterator[Word]:
    """Yield the commands that have help."""
    node = table["root"]
    for name in place.given:
        node = node["commands"][name]
    yield from ((name, each["help"]) for name, each in node["commands"].items())


def _formats(_table: Table, place: Place) -> Iterator[Word]:
    """Yield the formats that other packages add, if there seem to be any."""
    listed = (file for each in sys.path for file in Path(each).glob("*-info/entry_points.txt"))
    if any(b"anora_quiz.formats" in file.read_bytes() for file in listed):
        from anora_quiz.packs.formats import installed_formats

        found = installed_formats()
        known = found.exporters if place.command == "packs export" else found.importers
        yield from ((each.name, each.about) for each in known)


_FILES = {
    "FILE": ANY_FILES,
    **dict.fromkeys(("PACK", "PATH", "SOURCE"), PACK_FILES),
    "packs remove PACK": NO_FILES,
}
"""Where files can be named: by what the help calls a value, or by the command and the option."""

_FINDERS: dict[str, _Find] = {
    **dict.fromkeys(("PACK", "PATH"), _packs),
    **dict.fromkeys(("NAME", "OLD", "FROM", "INTO"), _players),
    **dict.fromkeys(("packs import --from", "packs export --to"), _formats),
    **dict.fromkeys(("packs remove PACK", "packs import --update"), _own_packs),
    "packs new --author": lambda *_: (),
    "TAG": _tags,
    "ROUND": _rounds,
    "KEY": _settings,
    "VALUE": _values,
    "COMMAND": _commands,
}
"""What looks up words that can come, by the same keys."""
