"""Folders and files that nobody but the player may read, whatever the umask.

On Windows, where permissions are of another kind, they are as the system makes them.
"""

from contextlib import suppress
from pathlib import Path

FOLDER_MODE = 0o700
FILE_MODE = 0o600


def make_folder(folder: Path) -> None:
    """Make ``folder`` and those above it, as far as they are missing, for the player alone.

    A folder that is there already keeps its permissions. Raises ``OSError``.
    """
    if folder.is_dir():
        return
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    for each in reversed(missing):
        with suppress(FileExistsError):  # another process was quicker
            each.mkdir(FOLDER_MODE)
            each.chmod(FOLDER_MODE)  # the umask may have taken some of it away
    folder.mkdir(exist_ok=True)  # raises where a file is in the way


def make_file(path: Path) -> None:
    """Make an empty file at ``path`` for the player alone, unless one is there already.

    Raises ``OSError``.
    """
    with suppress(FileExistsError):
        path.touch(FILE_MODE, exist_ok=False)
        path.chmod(FILE_MODE)
