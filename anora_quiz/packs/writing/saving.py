"""New files, whole or not at all, whatever ends the program meanwhile."""

import os
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from errno import EEXIST
from pathlib import Path
from typing import TextIO

_UNNAMED = getattr(os, "O_TMPFILE", 0)  # Linux alone has it
_MODE = 0o666  # less what the umask takes


def save_new(path: Path, parts: Iterable[str]) -> None:
    """Write a text, which comes in ``parts``, to a new file at ``path``.

    The file is there once all of it is on disk. Raises `FileExistsError` where there is
    one already, `OSError` where it cannot be written.
    """
    if os.path.lexists(path):
        raise FileExistsError(EEXIST, os.strerror(EEXIST), str(path))
    try:
        handle = os.open(path.parent, _UNNAMED | os.O_RDWR, _MODE)
    except OSError:  # no such folder, or a file system on which files need names
        _save_by_name(path, parts)
        return
    with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
        _fill(file, parts)
        # The folder of the place that a link goes from makes the system follow it.
        os.link(f"/proc/self/fd/{handle}", path, src_dir_fd=handle)


def _save_by_name(path: Path, parts: Iterable[str]) -> None:
    """Write beside the future place: the file moves there at once, or not at all."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:100]}-")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            _fill(file, parts)
        umask = os.umask(0)
        os.umask(umask)
        Path(name).chmod(_MODE & ~umask)
        try:
            os.link(name, path)
        except FileExistsError:
            raise
        except OSError:  # a file system without links
            Path(name).rename(path)
    finally:
        with suppress(OSError):
            Path(name).unlink()


def _fill(file: TextIO, parts: Iterable[str]) -> None:
    file.writelines(parts)
    file.flush()
    os.fsync(file.fileno())
