"""Install and remove the player's own packs."""

import os
import shutil
import sys
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain, count
from pathlib import Path
from urllib.parse import unquote

from anora_quiz import private
from anora_quiz.errors import PackError
from anora_quiz.packs.checking.check import load
from anora_quiz.packs.files import read_bytes
from anora_quiz.packs.library.library import same_id, some_packs_in
from anora_quiz.packs.pack import Pack
from anora_quiz.packs.pack_names import file_name_problem
from anora_quiz.packs.problems import BrokenPack
from anora_quiz.quiz import values
from anora_quiz.quiz.names import name_key
from anora_quiz.saving import saved_beside

_REMOVED_FOLDER = "removed"
_WRITING_HINT = "check the folder, its permissions, and its free space"
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


class RefusedPacks(PackError):
    """Why none of several packs was installed."""

    def __init__(self, errors: Sequence[PackError], count: int) -> None:
        """Carry the ``errors`` that were found in ``count`` packs."""
        refusal = PackError(f"none of the {count:,} packs was installed", "fix the problems above")
        self.errors = [*errors, refusal]
        super().__init__("\n".join(map(str, self.errors)))

    def lines(self, label: str = "error") -> list[str]:
        """Return the lines to print: those of each error."""
        return [line for each in self.errors for line in each.lines(label)]


def install(content: bytes, name: str, pack_folder: PackFolder, *, replaces: bool = False) -> Pack:
    """Check the pack in ``content`` and put it into ``pack_folder``, completely or not at all.

    ``name`` is where it comes from, for messages and for the id of a pack that names none. With
    ``replaces``, it replaces a pack with the same id, which is kept like a removed one. Raises
    `PackError`, or `BrokenPack` if the pack has mistakes.
    """
    [pack] = _install({name: lambda: content}, pack_folder, replaces=replaces)
    return pack


def install_folder(
    folder: Path, pack_folder: PackFolder, *, replaces: bool = False
) -> Sequence[Pack]:
    """Install all packs in ``folder`` like `install`, or none of them if one can't be.

    Raises `PackError` if it has none, and `RefusedPacks` with what is wrong with each of several.
    """
    sources = {str(path): partial(read_bytes, path) for path in some_packs_in(folder)}
    return _install(sources, pack_folder, replaces=replaces)


def _install(
    sources: Mapping[str, Callable[[], bytes]], pack_folder: PackFolder, *, replaces: bool
) -> list[Pack]:
    """Install the packs that ``sources`` return, by where they come from: all or none."""
    folder = pack_folder.folder
    errors: list[PackError] = []
    checked: list[_Checked] = []
    try:
        private.make_folder(folder)
        for name, read in sources.items():
            with _collected(errors):
                checked.append(_check(folder, name, read()))
        with _exclusive_use_of(folder):
            targets = _targets(checked, pack_folder, errors, replaces=replaces)
            if errors:
                raise errors[0] if len(sources) == 1 else RefusedPacks(errors, len(sources))
            _put(targets, pack_folder)
    except OSError as error:
        message = f'can\'t install the pack in "{folder}": {error.strerror or error}'
        raise PackError(message, _WRITING_HINT) from None
    return [replace(each.pack, path=target) for target, each in targets.items()]


@dataclass(frozen=True, slots=True)
class _Checked:
    """A good pack, its file's content, and the name of where it comes from."""

    pack: Pack
    content: bytes
    name: str


def _check(folder: Path, name: str, content: bytes) -> _Checked:
    """Return the pack in ``content``. Raises `BrokenPack`."""
    try:
        return _Checked(load(folder / f"{_stem(name)}.yaml", content=content), content, name)
    except BrokenPack as error:
        raise error.renamed_to(name) from None


@contextmanager
def _collected(errors: list[PackError]) -> Iterator[None]:
    """Add the `PackError` that is raised inside, if any, to ``errors``."""
    try:
        yield
    except PackError as error:
        errors.append(error)


def _targets(
    checked: Sequence[_Checked],
    pack_folder: PackFolder,
    errors: list[PackError],
    *,
    replaces: bool,
) -> dict[Path, _Checked]:
    """Return each of the packs by the path for it; add what is in the way to ``errors``."""
    targets: dict[Path, _Checked] = {}
    sources: dict[str, str] = {}
    for each in checked:
        with _collected(errors):
            other = sources.setdefault(name_key(each.pack.id), each.name)
            if other != each.name:
                raise same_id(each.pack.id, other, each.name)
            target = _target_for(each.pack, each.name, pack_folder, replaces=replaces)
            targets[target] = each
    return targets


def _put(targets: Mapping[Path, _Checked], pack_folder: PackFolder) -> None:
    """Put packs at their paths, once all of them are on disk. Keeps the packs they replace."""
    with ExitStack() as stack:
        written = [
            stack.enter_context(saved_beside(target, [each.content], _TEMPORARY_PREFIX))
            for target, each in targets.items()
        ]
        for temporary, (target, each) in zip(written, targets.items(), strict=True):
            old = pack_folder.path_of(each.pack)
            if old.is_file():
                _save(_removed_path(old), old.read_bytes())
            temporary.replace(target)
            if old.exists() and not old.samefile(target):
                old.unlink()


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
        message = f'can\'t remove "{path}": {error.strerror}'
        raise PackError(message, "check its permissions") from None


def replace_pack(path: Path, text: str) -> Path:
    """Write ``text`` in place of the pack at ``path``, and return where the old file is kept.

    That is the folder of removed packs beside it. Raises `PackError` if one can't be written.
    """
    path = path.resolve()  # a link stays one
    try:
        with _locked(path.parent), saved_beside(path, [text.encode()], _TEMPORARY_PREFIX) as new:
            kept = _removed_path(path)
            _save(kept, path.read_bytes())
            shutil.copymode(path, new)
            new.replace(path)
    except OSError as error:
        raise PackError(f'can\'t update "{path}": {error.strerror}', _WRITING_HINT) from None
    return kept


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
