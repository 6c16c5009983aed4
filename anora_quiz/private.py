"""Creates folders and files that only the player can read, whatever the umask.

On Windows, where permissions work differently, they get the defaults of the system.
"""

from contextlib import suppress
from pathlib import Path

FOLDER_MODE = 0o700
FILE_MODE = 0o600


def make_folder(folder: Path) -> None:
    """Create ``folder`` and its missing parents, private to the player.

    A folder that already exists keeps its permissions. Raises ``OSError``.
    """
    if folder.is_dir():
        return
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    for each in reversed(missing):
        with suppress(FileExistsError):  # another process created it first
            each.mkdir(FOLDER_MODE)
            each.chmod(FOLDER_MODE)  # the umask may have removed some permissions
    folder.mkdir(exist_ok=True)  # raises if a file has this name


def make_file(path: Path) -> None:
    """Create an empty file at ``path``, private to the player, unless one already exists.

    Raises ``OSError``.
    """
    with suppress(FileExistsError):
        path.touch(FILE_MODE, exist_ok=False)
        path.chmod(FILE_MODE)
