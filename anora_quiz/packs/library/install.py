"""Install and remove the player's own packs."""

import os
import shutil
import sys
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from itertools import chain, count
from pathlib import Path
from urllib.parse import unquote

from anora_quiz import private
from anora_quiz.errors import PackError
from anora_quiz.packs.checking.check import load
from anora_quiz.packs.pack import Pack
from anora_quiz.packs.pack_names import file_name_problem
from anora_quiz.packs.problems import BrokenPack
from anora_quiz.quiz import values
from anora_quiz.quiz.names import name_key
from anora_quiz.saving import saved_beside

_REMOVED_FOLDER = "removed"
_TEMPORARY_PREFIX = ".new-"  # starts the names of files that are being written
_LONGEST_STEM = 200  # bytes: systems allow names of 255


@dataclass(frozen=True, slots=True)
class PackFolder:
    """Where the player's packs go: ``folder``, which need not exist.

    ``taken`` are ids that no pack there may have; ``paths`` maps the ids of packs that are
    already installed to their files.
    """

    folder: Path
    taken: Collection[str] = ()
    paths: Mapping[str, Path] = field(default_factory=dict)

    def path_of(self, pack: Pack) -> Path:
        """Return the path at which the pack with the id of ``pack`` is, or would be."""
        key = name_key(pack.id)
        existing = (path for each, path in self.paths.items() if name_key(each) == key)
        return next(existing, self.folder / f"{pack.id}.yaml")


def install(content: bytes, name: str, pack_folder: PackFolder, *, replaces: bool = False) -> Pack:
    """Check the pack in ``content`` and put it into ``pack_folder``, completely or not at all.

    ``name`` is where it comes from, for messages and for the id of a pack that names none. With
    ``replaces``, it replaces a pack with the same id, which is kept like a removed one. Raises
    `PackError`, or `BrokenPack` if the pack has mistakes.
    """
    folder = pack_folder.folder
    try:
        private.make_folder(folder)
        pack = _load_as(folder / f"{_stem(name)}.yaml", content, name)
        with _exclusive_use_of(folder):
            target = _target_for(pack, name, pack_folder, replaces=replaces)
            old = pack_folder.path_of(pack)
            if old.is_file():
                _save(_removed_path(old), old.read_bytes())
            _save(target, content)
        if old.exists() and not old.samefile(target):
            old.unlink()
    except OSError as error:
        message = f'can\'t install the pack in "{folder}": {error.strerror or error}'
        raise PackError(message) from None
    return replace(pack, path=target)


def _stem(name: str) -> str:
    """Return the stem of the file for a pack that comes from ``name``, a path or an address."""
    path = unquote(name.rstrip("/").rpartition("/")[2]) if "://" in name else name.rstrip("/")
    return values.slug(Path(path).stem).encode()[:_LONGEST_STEM].decode(errors="ignore")


def _target_for(pack: Pack, name: str, pack_folder: PackFolder, *, replaces: bool) -> Path:
    """Return the path for ``pack``, named after its id. Raises `PackError` if it isn't free."""
    key = name_key(pack.id)
    change_id = f'change `id` in "{name}"'
    if key in map(name_key, pack_folder.taken):
        raise PackError(f'"{pack.id}" is the id of a bundled pack', change_id)
    target = pack_folder.folder / f"{pack.id}.yaml"
    if problem := file_name_problem(target.name):
        raise PackError(f'the id "{pack.id}" can\'t be a file name: {problem}', change_id)
    file_key = name_key(target.name)
    ids = (each for each, path in pack_folder.paths.items() if name_key(path.name) == file_key)
    other = next(ids, pack.id)
    if name_key(other) != key:
        raise PackError(f'"{target}" already holds the pack "{other}"', "rename that file")
    existing = pack_folder.path_of(pack)
    if existing.exists() and not replaces:
        where = "" if existing == target else f' as "{existing}"'
        message = f'"{pack.id}" is already installed{where}'
        raise PackError(message, "use --replace to replace it")
    return target


def uninstall(path: Path) -> Path:
    """Remove the pack at ``path`` from its folder, and return where its file is kept.

    Raises `PackError` if it can't be moved.
    """
    try:
        with _locked(path.parent):
            return path.rename(_removed_path(path))
    except OSError as error:
        raise PackError(f'can\'t remove "{path}": {error.strerror}') from None


def _removed_path(path: Path) -> Path:
    """Return a free path for the pack at ``path`` in the folder of removed packs."""
    folder = path.parent / _REMOVED_FOLDER
    if folder.exists() and not folder.is_dir():
        message = f'can\'t remove "{path}": "{folder}" is a file, not a folder'
        raise PackError(message, f'move "{folder}" away')
    private.make_folder(folder)
    numbered = (f"{path.stem}-{number}{path.suffix}" for number in count(2))
    targets = (folder / name for name in chain([path.name], numbered))
    return next(target for target in targets if not target.exists())


def _load_as(path: Path, content: bytes, name: str) -> Pack:
    try:
        return load(path, content=content)
    except BrokenPack as error:
        raise error.renamed_to(name) from None


@contextmanager
def _exclusive_use_of(folder: Path) -> Iterator[None]:
    """Keep other processes from installing packs into ``folder``, and delete leftovers first.

    Leftovers are partly written files of a process that was killed.
    """
    with _locked(folder):
        for leftover in (
            *folder.glob(f"{_TEMPORARY_PREFIX}*"),
            *folder.glob(f"{_REMOVED_FOLDER}/{_TEMPORARY_PREFIX}*"),
        ):
            with suppress(OSError):
                shutil.rmtree(leftover) if leftover.is_dir() else leftover.unlink()
        yield


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    if sys.platform == "win32":  # where open files can't be deleted
        yield
        return
    import fcntl

    handle = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # the file system has no locks
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _save(target: Path, content: bytes) -> None:
    with saved_beside(target, [content], _TEMPORARY_PREFIX) as temporary:
        temporary.replace(target)
