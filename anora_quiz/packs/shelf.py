"""The player's own packs: putting one in, taking one out."""

import os
import shutil
import tempfile
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

from anora_quiz.errors import PackError
from anora_quiz.packs import values
from anora_quiz.packs.check import load
from anora_quiz.packs.pack import Pack
from anora_quiz.packs.problems import BrokenPack

_REMOVED = "removed"
_LONGEST_STEM = 200  # bytes: systems take names of 255


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where the player's packs go: ``folder``, which need not exist.

    ``taken`` are ids that no pack there may have; ``places`` tells where packs are that are
    there already, by id.
    """

    folder: Path
    taken: Collection[str] = ()
    places: Mapping[str, Path] = field(default_factory=dict)


def put_in(content: bytes, name: str, shelf: Shelf, *, replaces: bool = False) -> Pack:
    """Put the pack in ``content`` on ``shelf``, checked, whole or not at all.

    ``name`` is where it comes from, for messages, and for its id where it names none. With
    ``replaces`` it takes the place of the one of its id, which is kept like one taken out.
    Raises `PackError`, and `BrokenPack` where it has mistakes.
    """
    folder = shelf.folder
    try:
        folder.mkdir(parents=True, exist_ok=True)
        # Beside its future place: a file moves there at once, or not at all.
        with tempfile.TemporaryDirectory(dir=folder, prefix=".new-") as waiting:
            path = Path(waiting) / f"{_stem(name)}.yaml"
            _write_safely(path, content)
            pack = _load_as(path, name)
            place = _place_for(pack, name, shelf, replaces=replaces)
            old = shelf.places.get(pack.id, place)
            if old.is_file():
                shutil.copy2(old, _place_among_removed(old))
            path.replace(place)
        if old.exists() and not old.samefile(place):
            old.unlink()
    except OSError as error:
        message = f"{folder}: cannot keep the pack here: {error.strerror or error}"
        raise PackError(message) from None
    return load(place)


def _stem(name: str) -> str:
    """Return what a pack that comes from ``name``, a path or an address, is called by."""
    path = unquote(name.rstrip("/").rpartition("/")[2]) if "://" in name else name.rstrip("/")
    return values.slug(Path(path).stem).encode()[:_LONGEST_STEM].decode(errors="ignore")


def _place_for(pack: Pack, name: str, shelf: Shelf, *, replaces: bool) -> Path:
    """Return the file for ``pack``, which is called by its id. Raises `PackError`."""
    if pack.id in shelf.taken:
        message = f"{name}: the id {pack.id} belongs to a bundled bank; change its `id`"
        raise PackError(message)
    place = shelf.folder / f"{pack.id}.yaml"
    other = next((each for each, path in shelf.places.items() if path == place), pack.id)
    if other != pack.id:
        message = f"{name}: {place} is the file of the pack {other}; rename that file first"
        raise PackError(message)
    there = shelf.places.get(pack.id, place)
    if there.exists() and not replaces:
        at = "" if there == place else f" as {there}"
        message = f"{name}: {pack.id} is there already{at}; --replace puts this one in its place"
        raise PackError(message)
    return place


def take_out(path: Path) -> Path:
    """Take the pack at ``path`` out of its folder; return where its file is kept."""
    try:
        return path.rename(_place_among_removed(path))
    except OSError as error:
        message = f"{path}: cannot be taken out: {error.strerror}"
        raise PackError(message) from None


def _place_among_removed(path: Path) -> Path:
    """Return a place for the pack at ``path`` in the folder of those that were taken out."""
    kept = path.parent / _REMOVED
    if kept.exists() and not kept.is_dir():
        message = f"{path}: cannot be taken out: the file {kept} is in the way; move it away"
        raise PackError(message)
    kept.mkdir(exist_ok=True)
    place, number = kept / path.name, 1
    while place.exists():
        number += 1
        place = kept / f"{path.stem}-{number}{path.suffix}"
    return place


def _load_as(path: Path, name: str) -> Pack:
    try:
        return load(path)
    except BrokenPack as error:
        raise error.told_of(name) from None


def _write_safely(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
