"""Find packs by id, file, or folder, and deal from them."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from anora_quiz.errors import PackError, UsageError
from anora_quiz.packs.compiled.cache import CompiledPack, CompiledPacks
from anora_quiz.packs.compiled.pool import CompiledPool, has_spoilers
from anora_quiz.packs.pack import Pack
from anora_quiz.packs.pack_names import STREAM, SUFFIXES, is_stream, packs_in
from anora_quiz.quiz.names import name_key
from anora_quiz.quiz.question import Question
from anora_quiz.quiz.quoting import printable
from anora_quiz.quiz.selection import Selection
from anora_quiz.quiz.suggestions import did_you_mean

if TYPE_CHECKING:
    from anora_quiz.packs.compiled.overviews import Overview
    from anora_quiz.packs.problems import Inspection

_BY_NAME_ONLY = ("shared-universe",)  # bundled packs that are played only where they are named
_PATH_SEPARATORS = tuple(separator for separator in (os.sep, os.altsep) if separator)

_AnyPack = TypeVar("_AnyPack", CompiledPack, Pack)
_Result = TypeVar("_Result")

ShowProgress = Callable[[Path], AbstractContextManager[Callable[[int, int], None]]]
"""Starts to show the progress of reading a file; gives a function like `check.Progress`."""


class Library:
    """The packs that can be played: the bundled packs and the player's own.

    ``bundled`` is the folder of the bundled packs, ``own`` the folder of the player's packs,
    which need not exist; ``compiled`` is the database for the packs that were read.
    ``show_progress`` is entered while a pack is read for the first time, and gives the function
    to report progress to.
    """

    def __init__(
        self, bundled: Path, own: Path, compiled: Path, show_progress: ShowProgress | None = None
    ) -> None:
        """Store the paths; files are read when packs are asked for."""
        self._show_progress = show_progress
        self._bundled = bundled
        self._own = own
        self._database = compiled
        self._compiled = CompiledPacks(compiled, self._load)

    def bundled(self) -> list[CompiledPack]:
        """Return the bundled packs, sorted by id."""
        return _in_order(self._compiled.pack(path) for path in packs_in(self._bundled))

    def mix(self) -> list[CompiledPack]:
        """Return the bundled packs that are played where none are named, sorted by id."""
        mixed = (path for path in packs_in(self._bundled) if path.stem not in _BY_NAME_ONLY)
        return _in_order(map(self._compiled.pack, mixed))

    def all_good(self) -> list[CompiledPack]:
        """Return the bundled packs, then those of the player's packs that can be played."""
        return [*self.bundled(), *self._valid_own()]

    def read(self, names: Sequence[str]) -> list[Pack]:
        """Return the packs named ``names`` with all questions, sorted by id.

        The name `STREAM` alone is the pack in standard input. Raises like `find`.
        """
        if [*names] == [STREAM]:
            from anora_quiz.packs.checking.check import load  # late, as in `_load`
            from anora_quiz.packs.files import STANDARD_INPUT, read_standard_input

            return [load(STANDARD_INPUT, content=read_standard_input())]
        return self._named(names, self._load)

    def pool(self, packs: Sequence[CompiledPack], selection: Selection) -> CompiledPool:
        """Return a pool of the questions in ``packs`` that ``selection`` admits, to deal from."""
        return CompiledPool(self._compiled, packs, selection)

    def question(self, pack: CompiledPack, name: str) -> Question | None:
        """Return the question of ``pack`` with the id ``name``, or None if there is none."""
        return self._compiled.question(pack, name)

    def spoiling(self, packs: Sequence[CompiledPack], selection: Selection) -> list[CompiledPack]:
        """Return those of ``packs`` with spoilers that ``selection`` would admit otherwise."""
        return [pack for pack in packs if has_spoilers(self._compiled, pack, selection)]

    def bundled_ids(self) -> list[str]:
        """Return the ids of the bundled packs, which are the names of their files."""
        return sorted(path.stem for path in packs_in(self._bundled))

    def mix_ids(self) -> list[str]:
        """Return the ids of the packs that `mix` returns, without reading them."""
        return [name for name in self.bundled_ids() if name not in _BY_NAME_ONLY]

    def ids(self) -> list[str]:
        """Return the ids of all packs as their file names suggest, without reading them."""
        return sorted({name_key(path.stem): path.stem for path, _ in self.files()}.values())

    def files(self) -> list[tuple[Path, bool]]:
        """Return the files of all packs, each with whether the pack is bundled."""
        bundled = [(path, True) for path in packs_in(self._bundled)]
        return bundled + [(path, False) for path in packs_in(self._own)]

    def overviews(self) -> "list[tuple[Path, bool, Overview]]":
        """Return `files`, each with an overview; only new and changed files are read.

        Raises `PackError` if the database of compiled packs can't be used.
        """
        from anora_quiz.packs.compiled.overviews import Overviews  # late: only lists need them

        files = self.files()
        found = Overviews(self._database, self._inspect).of([path for path, _ in files])
        return [(*file, overview) for file, overview in zip(files, found, strict=True)]

    def own_paths(self) -> dict[str, Path]:
        """Return the path of each of the player's packs by id, or by file name if it is broken."""
        paths = {path.stem: path for path in packs_in(self._own)}
        valid = {pack.id: pack.path for pack in self._valid_own()}
        valid_paths = set(valid.values())
        return {name: path for name, path in paths.items() if path not in valid_paths} | valid

    def own_file(self, name: str) -> Path | None:
        """Return the file of the player's pack with this ``name``, an id or a path, or None.

        Raises `PackError` for an id that several packs have.
        """
        own = packs_in(self._own)
        if is_path(name):
            path = os.path.realpath(os.path.expanduser(name))
            return next((file for file in own if os.path.realpath(file) == path), None)
        return _single(name, [file for file in self.files_of(name) if file in own])

    def file_of(self, name: str) -> Path | None:
        """Return the file of the pack with the id ``name``, broken or not, or None.

        Raises `PackError` for an id that several packs have.
        """
        return _single(name, self.files_of(name))

    def files_of(self, name: str) -> list[Path]:
        """Return the files that ``name``, an id, refers to, by one rule for all commands.

        That is the pack with this id, or a broken pack with this file name. Several files mean
        a conflict. If no pack has the id, it is a file with that name.
        """
        key = name_key(name)
        named = [
            (path, is_bundled) for path, is_bundled in self.files() if name_key(path.stem) == key
        ]
        # Most files are named after their packs' ids: then no other file needs to be read.
        found = [path for path, is_bundled in named if is_bundled or self._has_id(path, key)]
        found = found or [pack.path for pack in self._valid_own() if name_key(pack.id) == key]
        return found or [path for path, _ in named]

    def find(self, names: Sequence[str]) -> list[CompiledPack]:
        """Return the packs named ``names``: ids, or paths to packs or folders of packs.

        Raises `UsageError` for an id that no pack has, and `PackError` for a file that isn't a
        valid pack or for two packs with the same id.
        """
        if any(map(is_stream, names)):
            message = "a pack to play can't come from standard input or a pipe"
            raise UsageError(message, "save the pack to a file, and use that")
        return self._named(names, self._compiled.pack)

    def with_ids(self, ids: Iterable[str]) -> Iterator[CompiledPack]:
        """Yield the packs that have these ``ids`` and can be played, as far as there are any."""
        for pack_id in ids:
            with suppress(PackError):
                file = self.file_of(pack_id)
                packs = self.find([str(file)] if file else [])
                yield from (pack for pack in packs if pack.id == pack_id)

    def _load(self, path: Path) -> Pack:
        from anora_quiz.packs.checking.check import load  # late: compiled packs need no parser

        return self._watched(path, load)

    def _inspect(self, path: Path) -> "Inspection":
        from anora_quiz.packs.checking.check import inspect  # late, as above

        return self._watched(path, inspect)

    def _watched(self, path: Path, read: Callable[..., _Result]) -> _Result:
        """Return what ``read`` makes of the file at ``path``, and show its progress."""
        if self._show_progress is None:
            return read(path)
        with self._show_progress(path) as progress:
            return read(path, progress=progress)

    def _named(self, names: Sequence[str], read: Callable[[Path], _AnyPack]) -> list[_AnyPack]:
        """Return what ``read`` returns for each file of ``names``, sorted by id."""
        packs: dict[Path, _AnyPack] = {}
        for name in names:
            for file in self._files_at(name):
                pack = read(file)
                packs.setdefault(pack.path.resolve(), pack)
        self._refuse_same_ids(packs.values())
        return _in_order(packs.values())

    def _files_at(self, name: str) -> list[Path]:
        """Return the files of the pack with this id or at this path; an id wins over a folder."""
        if not is_path(name) and (file := self.file_of(name)):
            return [file]
        path = Path(os.path.expanduser(name))  # which leaves an unknown ~user as it is
        if name and path.is_dir():
            return some_packs_in(path)
        if "://" in name and not path.exists():
            from anora_quiz.packs.library.fetch import shown  # late: only for this error

            hint = "install the pack with `anora-quiz packs add URL`, then use its id"
            raise UsageError(f'"{printable(shown(name))}" is a web address', hint)
        if name and (_has_separator(name) or path.suffix or path.is_file()):
            return [path]
        raise self.unknown(name)

    def unknown(self, name: str, others: Iterable[str] = ()) -> UsageError:
        """Return the error for ``name``, the id of no pack.

        The hint may be a similar id, or one of the ``others`` that could have been meant.
        """
        hint = did_you_mean(name, [*self.ids(), *others]) or "run `anora-quiz packs list`"
        return UsageError(f'no pack named "{printable(name)}"', hint)

    def _has_id(self, path: Path, key: str) -> bool:
        """Tell whether the pack at ``path`` has the id with this ``key``, like its file name."""
        with suppress(PackError):
            return name_key(self._compiled.pack(path).id) == key
        return True  # a broken pack goes by its file name

    def _valid_own(self) -> list[CompiledPack]:
        """Return the player's packs, sorted by id, without those that have mistakes."""
        valid: list[CompiledPack] = []
        for file in packs_in(self._own):
            with suppress(PackError):
                valid.append(self._compiled.pack(file))
        return _in_order(valid)

    def _refuse_same_ids(self, packs: Iterable[CompiledPack | Pack]) -> None:
        """Raise `PackError` for two packs with the same id: their scores would be mixed."""
        taken = {name_key(path.stem): path for path in packs_in(self._bundled)}
        for pack in packs:
            other = taken.setdefault(name_key(pack.id), pack.path)
            if other.resolve() != pack.path.resolve():
                raise same_id(pack.id, other, pack.path)


def some_packs_in(folder: Path) -> list[Path]:
    """Return the same as `packs_in`. Raises `PackError` if that is nothing."""
    files = packs_in(folder)
    if not files:
        raise PackError(f'no packs in "{folder}"', "pack files end in .yaml or .yml")
    return files


def is_path(name: str) -> bool:
    """Tell whether ``name`` looks like a path rather than an id."""
    return _has_separator(name) or name.casefold().endswith(SUFFIXES)


def _has_separator(name: str) -> bool:
    return any(separator in name for separator in _PATH_SEPARATORS)


def _single(name: str, files: Sequence[Path]) -> Path | None:
    if len(files) > 1:
        if name_key(files[1].stem) == name_key(name):
            message = f'"{files[0]}" and "{files[1]}" are both named "{name}"'
            raise PackError(message, "rename one of them")
        raise same_id(name, *files[:2])
    return files[0] if files else None


def same_id(name: str, one: Path | str, other: Path | str) -> PackError:
    """Return the error for two files that have packs with the id ``name``."""
    message = f'"{one}" and "{other}" have the same id "{name}"'
    return PackError(message, "change the `id` of one of them")


def _in_order(packs: Iterable[_AnyPack]) -> list[_AnyPack]:
    return sorted(packs, key=lambda pack: pack.id)
