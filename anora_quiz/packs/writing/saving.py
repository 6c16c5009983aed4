"""Save new files completely or not at all, even if the program is killed meanwhile."""

import os
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from errno import EEXIST
from pathlib import Path
from typing import TextIO

_UNNAMED_FILE = getattr(os, "O_TMPFILE", 0)  # only Linux has it
_MODE = 0o666  # without what the umask removes


def save_new(path: Path, parts: Iterable[str]) -> None:
    """Write the ``parts`` of a text to a new file at ``path``.

    The file appears once all of it is on disk. Raises `FileExistsError` if it already exists,
    and `OSError` if it can't be written.
    """
    if os.path.lexists(path):
        raise FileExistsError(EEXIST, os.strerror(EEXIST), str(path))
    try:
        handle = os.open(path.parent, _UNNAMED_FILE | os.O_RDWR, _MODE)
    except OSError:  # no such folder, or the file system has no unnamed files
        _save_by_name(path, parts)
        return
    with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
        _write_to_disk(file, parts)
        # With src_dir_fd, the system follows the symbolic link in /proc.
        os.link(f"/proc/self/fd/{handle}", path, src_dir_fd=handle)


def _save_by_name(path: Path, parts: Iterable[str]) -> None:
    """Write to a temporary file in the same folder, then link or move it to ``path``."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:100]}-")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            _write_to_disk(file, parts)
        umask = os.umask(0)
        os.umask(umask)
        Path(name).chmod(_MODE & ~umask)
        try:
            os.link(name, path)
        except FileExistsError:
            raise
        except OSError:  # the file system has no links
            Path(name).rename(path)
    finally:
        with suppress(OSError):
            Path(name).unlink()


def _write_to_disk(file: TextIO, parts: Iterable[str]) -> None:
    file.writelines(parts)
    file.flush()
    os.fsync(file.fileno())
