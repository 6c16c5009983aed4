"""The player's own packs: putting one in, taking one out."""

import os
import shutil
import sys
import tempfile
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import unquote

from anora_quiz import private
from anora_quiz.errors import PackError
from anora_quiz.packs.checking import scalars
from anora_quiz.packs.checking.check import load
from anora_quiz.packs.pack import Pack
from anora_quiz.packs.pack_names import name_fault, name_key
from anora_quiz.packs.problems import BrokenPack

_REMOVED = "removed"
_NEW = ".new-"  # begins the names of files that are being written
_LONGEST_STEM = 200  # bytes: systems take names of 255


@dataclass(frozen=True, slots=True)
class PackFolder:
    """Where the player's packs go: ``folder``, which need not exist.

    ``taken`` are ids that no pack there may have; ``paths`` tells where packs are that are
    there already, by id.
    """

    folder: Path
    taken: Collection[str] = ()
    paths: Mapping[str, Path] = field(default_factory=dict)

    def place_of(self, pack: Pack) -> Path:
        """Return where the pack with the id of ``pack`` is, or would be."""
        key = name_key(pack.id)
        there = (path for each, path in self.paths.items() if name_key(each) == key)
        return next(there, self.folder / f"{pack.id}.yaml")


def install(content: bytes, name: str, shelf: PackFolder, *, replaces: bool = False) -> Pack:
    """Put the pack in ``content`` on ``shelf``, checked, whole or not at all.

    ``name`` is where it comes from, for messages, and for its id where it names none. With
    ``replaces`` it takes the place of the one of its id, which is kept like one taken out.
    Raises `PackError`, and `BrokenPack` where it has mistakes.
    """
    folder = shelf.folder
    try:
        private.make_folder(folder)
        pack = _load_as(folder / f"{_stem(name)}.yaml", content, name)
        with _alone_in(folder):
            target = _target_for(pack, name, shelf, replaces=replaces)
            old = shelf.place_of(pack)
            if old.is_file():
                _write_whole(_path_among_removed(old), old.read_bytes())
            _write_whole(target, content)
        if old.exists() and not old.samefile(target):
            old.unlink()
    except OSError as error:
        message = f"{folder}: cannot keep the pack here: {error.strerror or error}"
        raise PackError(message) from None
    return replace(pack, path=target)


def _stem(name: str) -> str:
    """Return what a pack that comes from ``name``, a path or an address, is called by."""
    path = unquote(name.rstrip("/").rpartition("/")[2]) if "://" in name else name.rstrip("/")
    return scalars.slug(Path(path).stem).encode()[:_LONGEST_STEM].decode(errors="ignore")


def _target_for(pack: Pack, name: str, shelf: PackFolder, *, replaces: bool) -> Path:
    """Return the file for ``pack``, which is called by its id. Raises `PackError`."""
    key = name_key(pack.id)
    if key in map(name_key, shelf.taken):
        message = f"{name}: the id {pack.id} belongs to a bundled bank; change its `id`"
        raise PackError(message)
    target = shelf.folder / f"{pack.id}.yaml"
    if fault := name_fault(target.name):
        message = f"{name}: the id {pack.id} cannot be a file's name: {fault}; change its `id`"
        raise PackError(message)
    file = name_key(target.name)
    files = (each for each, path in shelf.paths.items() if name_key(path.name) == file)
    other = next(files, pack.id)
    if name_key(other) != key:
        message = f"{name}: {target} is the file of the pack {other}; rename that file first"
        raise PackError(message)
    there = shelf.place_of(pack)
    if there.exists() and not replaces:
        at = "" if there == target else f" as {there}"
        message = f"{name}: {pack.id} is there already{at}; --replace puts this one in its place"
        raise PackError(message)
    return target


def uninstall(path: Path) -> Path:
    """Take the pack at ``path`` out of its folder; return where its file is kept."""
    try:
        with _locked(path.parent):
            return path.rename(_path_among_removed(path))
    except OSError as error:
        message = f"{path}: cannot be taken out: {error.strerror}"
        raise PackError(message) from None


def _path_among_removed(path: Path) -> Path:
    """Return a place for the pack at ``path`` in the folder of those that were taken out."""
    kept = path.parent / _REMOVED
    if kept.exists() and not kept.is_dir():
        message = f"{path}: cannot be taken out: the file {kept} is in the way; move it away"
        raise PackError(message)
    private.make_folder(kept)
    target, number = kept / path.name, 1
    while target.exists():
        number += 1
        target = kept / f"{path.stem}-{number}{path.suffix}"
    return target


def _load_as(path: Path, content: bytes, name: str) -> Pack:
    try:
        return load(path, content=content)
    except BrokenPack as error:
        raise error.renamed_to(name) from None


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """Let no other process put packs into ``folder`` meanwhile, and begin without leftovers.

    What is there of files being written was left by a process that was killed.
    """
    with _locked(folder):
        for left in (*folder.glob(f"{_NEW}*"), *folder.glob(f"{_REMOVED}/{_NEW}*")):
            with suppress(OSError):
                shutil.rmtree(left) if left.is_dir() else left.unlink()
        yield


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    if sys.platform == "win32":  # where files that are open cannot be deleted
        yield
        return
    import fcntl

    handle = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # a file system without locks
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _write_whole(target: Path, content: bytes) -> None:
    """Write ``content`` to ``target`` at once or not at all, for the player alone."""
    # Beside its place: a file moves there at once.
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=_NEW)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(private.FILE_MODE)  # the umask may have taken some of it away
        Path(name).replace(target)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise
