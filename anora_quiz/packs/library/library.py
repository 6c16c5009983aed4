"""All the packs there are, and dealing from them."""

import os
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager, suppress
from pathlib import Path

from anora_quiz.errors import PackError, UsageError
from anora_quiz.packs.compiled.pool import CompiledPool, has_spoilers
from anora_quiz.packs.compiled.store import CompiledPack, CompiledPacks
from anora_quiz.packs.pack import Pack
from anora_quiz.packs.pack_names import is_hidden, name_key
from anora_quiz.quiz.question import Question
from anora_quiz.quiz.selection import Selection

_SUFFIXES = (".yaml", ".yml")
_PATH_SIGNS = tuple(sign for sign in (os.sep, os.altsep) if sign)


ShowProgress = Callable[[Path], AbstractContextManager[Callable[[int, int], None]]]


class Library:
    """The packs that can be played: the bundled banks, and the player's own.

    ``bundled`` is the folder of the banks, ``own`` the folder of the player's packs,
    which need not exist; ``compiled`` is the file that keeps what was read of them.
    ``show_progress`` is entered while a pack is read that was not read before, and gives what is to
    be told of the progress.
    """

    def __init__(
        self, bundled: Path, own: Path, compiled: Path, show_progress: ShowProgress | None = None
    ) -> None:
        """Look into no file yet."""
        self._show_progress = show_progress
        self._bundled = bundled
        self._own = own
        self._compiled = CompiledPacks(compiled, self._load)

    def bundled(self) -> list[CompiledPack]:
        """Return the bundled banks, by id."""
        return _in_order(self._compiled.pack(path) for path in packs_in(self._bundled))

    def all_good(self) -> list[CompiledPack]:
        """Return the bundled banks and those of the player's packs that can be played."""
        return [*self.bundled(), *self._own_good()]

    def read(self, names: Sequence[str]) -> list[Pack]:
        """Return the packs called ``names`` with all questions, in the order of their files.

        Raises like `find`.
        """
        return [self._load(pack.path) for pack in self.find(names)]

    def pool(self, packs: Sequence[CompiledPack], selection: Selection) -> CompiledPool:
        """Return the questions of ``packs`` that ``selection`` admits, to deal from."""
        return CompiledPool(self._compiled, packs, selection)

    def question(self, pack: CompiledPack, name: str) -> Question | None:
        """Return the question of ``pack`` whose id is ``name``; None for none."""
        return self._compiled.question(pack, name)

    def spoiling(self, packs: Sequence[CompiledPack], selection: Selection) -> list[CompiledPack]:
        """Return those of ``packs`` with spoilers among what ``selection`` admits otherwise."""
        return [pack for pack in packs if has_spoilers(self._compiled, pack, selection)]

    def bundled_ids(self) -> list[str]:
        """Return the ids of the bundled banks, which are the names of their files."""
        return sorted(path.stem for path in packs_in(self._bundled))

    def ids(self) -> list[str]:
        """Return the ids that packs go by, as far as the names of their files tell."""
        return sorted({name_key(path.stem): path.stem for path, _ in self.files()}.values())

    def files(self) -> list[tuple[Path, bool]]:
        """Return the files of all packs, each with whether it is a bundled bank."""
        bundled = [(path, True) for path in packs_in(self._bundled)]
        return bundled + [(path, False) for path in packs_in(self._own)]

    def own_paths(self) -> dict[str, Path]:
        """Return where each of the player's packs is, by id; broken ones by their file's name."""
        places = {path.stem: path for path in packs_in(self._own)}
        good = {pack.id: pack.path for pack in self._own_good()}
        named = set(good.values())
        return {name: path for name, path in places.items() if path not in named} | good

    def own_file(self, name: str) -> Path | None:
        """Return the file of the player's pack called ``name``, an id or a path; None for none.

        Raises `PackError` for an id that several have.
        """
        own = packs_in(self._own)
        if is_path(name):
            path = os.path.realpath(os.path.expanduser(name))
            return next((file for file in own if os.path.realpath(file) == path), None)
        return _only(name, [file for file in self.files_of(name) if file in own])

    def file_of(self, name: str) -> Path | None:
        """Return the file of the pack with the id ``name``, good or not; None for none.

        Raises `PackError` for an id that several have.
        """
        return _only(name, self.files_of(name))

    def files_of(self, name: str) -> list[Path]:
        """Return the files that ``name``, an id, means, by one rule for all commands.

        That is the pack with this id, a broken one by its file's name; several that claim it
        stand in each other's way. Where none has it, a file of that name is meant.
        """
        key = name_key(name)
        of_name = [(path, is_bank) for path, is_bank in self.files() if name_key(path.stem) == key]
        # Most files are called by their packs' ids: then no other needs to be looked at.
        found = [path for path, is_bank in of_name if is_bank or self._has_id(path, key)]
        found = found or [pack.path for pack in self._own_good() if name_key(pack.id) == key]
        return found or [path for path, _ in of_name]

    def find(self, names: Sequence[str]) -> list[CompiledPack]:
        """Return the packs called ``names``: ids, or paths to packs or folders of packs.

        Raises `UsageError` for an id that no pack has, `PackError` for a file that is no
        good pack or for two packs of one id.
        """
        packs: dict[Path, CompiledPack] = {}
        for name in names:
            for pack in self._find_one(name):
                packs.setdefault(pack.path.resolve(), pack)
        self._refuse_same_ids(packs.values())
        return _in_order(packs.values())

    def _load(self, path: Path) -> Pack:
        from anora_quiz.packs.checking.check import load  # late: what is compiled needs no parser

        if self._show_progress is None:
            return load(path)
        with self._show_progress(path) as progress:
            return load(path, progress)

    def _find_one(self, name: str) -> list[CompiledPack]:
        """Return the pack of this id, or what is at this path; an id goes before a folder."""
        if not is_path(name) and (file := self.file_of(name)):
            return [self._compiled.pack(file)]
        path = Path(os.path.expanduser(name))  # which leaves an unknown ~user as it is
        if name and path.is_dir():
            files = packs_in(path)
            if not files:
                message = f"there is no pack in the folder {path}: packs end in .yaml"
                raise PackError(message)
            return [self._compiled.pack(file) for file in files]
        if name and (any(sign in name for sign in _PATH_SIGNS) or path.suffix or path.is_file()):
            return [self._compiled.pack(path)]
        known = self.ids()
        from difflib import get_close_matches  # late: who types a name right needs none

        close = get_close_matches(name, known, n=1)
        mend = f"there are: {', '.join(known)}" if known else "there are no packs at all"
        if close:
            mend = f"did you mean {close[0]}?"
        message = f"there is no pack called {name}; {mend}"
        raise UsageError(message)

    def _has_id(self, path: Path, key: str) -> bool:
        """Tell whether the pack at ``path``, a file of this name, has it for its id, too."""
        with suppress(PackError):
            return name_key(self._compiled.pack(path).id) == key
        return True  # a broken one goes by its file's name

    def _own_good(self) -> list[CompiledPack]:
        """Return the player's packs, by id, less those with mistakes: nobody asked for them."""
        good: list[CompiledPack] = []
        for file in packs_in(self._own):
            with suppress(PackError):
                good.append(self._compiled.pack(file))
        return _in_order(good)

    def _refuse_same_ids(self, packs: Iterable[CompiledPack]) -> None:
        """Refuse two packs of one id: their scores and memories would run together."""
        taken = {name_key(path.stem): path for path in packs_in(self._bundled)}
        for pack in packs:
            other = taken.setdefault(name_key(pack.id), pack.path)
            if other.resolve() != pack.path.resolve():
                message = f"{pack.path}: the id {pack.id} belongs to {other}; give it another id"
                raise PackError(message)


def packs_in(folder: Path) -> list[Path]:
    """Return the files of packs in ``folder``, by name; none where it does not exist.

    Hidden ones are passed over: macOS leaves such beside the files of other systems.
    """
    if not folder.is_dir():
        return []
    files = (path for path in folder.iterdir() if path.suffix.casefold() in _SUFFIXES)
    return sorted(path for path in files if not is_hidden(path.name) and path.is_file())


def is_path(name: str) -> bool:
    """Tell whether ``name`` looks like a path, not an id."""
    return any(sign in name for sign in _PATH_SIGNS) or name.casefold().endswith(_SUFFIXES)


def _only(name: str, files: Sequence[Path]) -> Path | None:
    if len(files) > 1:
        message = f"{files[1]}: {name} is taken by {files[0]}; give it another name"
        if name_key(files[1].stem) != name_key(name):
            message = f"{files[1]}: the id {name} belongs to {files[0]}; give it another id"
        raise PackError(message)
    return files[0] if files else None


def _in_order(packs: Iterable[CompiledPack]) -> list[CompiledPack]:
    return sorted(packs, key=lambda pack: pack.id)
