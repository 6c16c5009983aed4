"""Saves files completely or not at all, even if the program is killed meanwhile."""

import os
import stat
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from errno import EEXIST
from pathlib import Path
from typing import BinaryIO

from anora_quiz import private

_UNNAMED_FILE = getattr(os, "O_TMPFILE", 0)  # only Linux has it
_STREAMS = ("/dev/stderr", "/dev/fd/", "/proc/self/fd/")
_MODE = 0o666  # without what the umask removes


def save_new(path: Path, parts: Iterable[str]) -> None:
    """Write the ``parts`` of a text to a new file at ``path``, or to a device.

    The file appears once all of it is on disk. Raises `FileExistsError` if it already exists,
    and `OSError` if it can't be written.
    """
    if is_device(path):
        with path.open("a", encoding="utf-8", newline="") as device:
            device.writelines(parts)
        return
    if os.path.lexists(path):
        raise FileExistsError(EEXIST, os.strerror(EEXIST), str(path))
    encoded = (part.encode() for part in parts)
    try:
        handle = os.open(path.parent, _UNNAMED_FILE | os.O_RDWR, _MODE)
    except OSError:  # no such folder, or the file system has no unnamed files
        _save_by_name(path, encoded)
        return
    with os.fdopen(handle, "wb") as file:
        _write_to_disk(file, encoded)
        # With src_dir_fd, the system follows the symbolic link in /proc.
        os.link(f"/proc/self/fd/{handle}", path, src_dir_fd=handle)


def is_device(path: Path) -> bool:
    """Tell whether ``path`` is a device, a pipe, or a stream of this process.

    Those can be written to, but never replaced by a file.
    """
    if str(path).startswith(_STREAMS):
        return True
    with suppress(OSError, ValueError):
        mode = path.stat().st_mode
        return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))
    return False


def _save_by_name(path: Path, parts: Iterable[bytes]) -> None:
    with saved_beside(path, parts, f".{path.name[:100]}-") as temporary:
        umask = os.umask(0)
        os.umask(umask)
        temporary.chmod(_MODE & ~umask)
        move_into_place(temporary, path)


def move_into_place(temporary: Path, path: Path, *, replaces: bool = False) -> None:
    """Give the file ``temporary`` the name ``path`` in the same folder, in one step.

    Raises `FileExistsError` unless it ``replaces`` a file, and `OSError`.
    """
    if replaces:
        temporary.replace(path)
        return
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise
    except OSError:  # the file system has no links
        temporary.rename(path)


@contextmanager
def saved_beside(path: Path, parts: Iterable[bytes], prefix: str) -> Iterator[Path]:
    """Yield a new file with ``parts`` in the folder of ``path``, so that moving it is one step.

    All of it is on disk, and only the player can read it. Its name starts with ``prefix``; if
    it was not moved, it is deleted in the end. Raises `OSError`.
    """
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=prefix)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            _write_to_disk(file, parts)
        temporary.chmod(private.FILE_MODE)  # the umask may have removed some of it
        yield temporary
    finally:
        with suppress(OSError):
            temporary.unlink()


def _write_to_disk(file: BinaryIO, parts: Iterable[bytes]) -> None:
    file.writelines(parts)
    file.flush()
    os.fsync(file.fileno())
