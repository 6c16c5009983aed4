"""Names of files: which packs are in a folder, what was meant, and which no file should have."""

import os
from contextlib import suppress
from itertools import islice
from pathlib import Path

STREAM = "-"
"""Names the pack in standard input; where a file is written, standard output."""
_STREAMS = ("/dev/stdin", "/dev/fd/", "/proc/self/fd/")

SUFFIXES = (".yaml", ".yml")
"""How names of packs' files end, in any case."""

_CLOSE = 0.6  # how alike the names of two files must be, from 0 to 1
_MOST_FILES = 1000  # of a folder that are looked at

# Windows reserves these for devices, in any case and with any extension.
_PORTS = tuple(f"{port}{number}" for port in ("com", "lpt") for number in "0123456789¹²³")
_DEVICES = frozenset(("con", "prn", "aux", "nul", "conin$", "conout$", *_PORTS))


def is_stream(name: str) -> bool:
    """Tell whether ``name`` is a stream that a shell opened for this process, as for ``<(…)``.

    It can be read once. Any other pipe may never have a writer: reading it would wait forever.
    """
    return name == STREAM or name.startswith(_STREAMS)


def is_hidden(name: str) -> bool:
    """Tell whether a file called ``name`` is hidden, like files that other programs leave."""
    return name.startswith(".")


def packs_in(folder: Path) -> list[Path]:
    """Return the pack files in ``folder``, sorted by name; none if it doesn't exist.

    Hidden files are skipped: macOS leaves them next to files on disks of other systems.
    """
    if not folder.is_dir():
        return []
    files = (path for path in folder.iterdir() if path.suffix.casefold() in SUFFIXES)
    return sorted(path for path in files if not is_hidden(path.name) and path.is_file())


def file_name_problem(name: str) -> str:
    """Return why no pack file should be called ``name``; empty if one may."""
    if is_hidden(name):
        return "files whose names start with a period are hidden"
    if name.partition(".")[0].rstrip().casefold() in _DEVICES:
        return "Windows reserves this name for a device"
    return ""


def did_you_mean_file(path: Path) -> str:
    """Return a hint for ``path``, where no file is: which one beside it was meant, if any is close.

    Both parts of its name must be: many files share a suffix, and some all but that.
    """
    rating, name = 0.0, ""
    with suppress(OSError, ValueError), os.scandir(path.parent) as entries:
        names = (each.name for each in islice(entries, _MOST_FILES))
        rated = ((_likeness(path, Path(each)), each) for each in names if each.isprintable())
        rating, name = max(rated, default=(rating, name))
    is_close = rating >= _CLOSE
    return f'did you mean "{path.parent / name}"?' if is_close else "check the path"


def _likeness(typed: Path, known: Path) -> float:
    """Return from 0 to 1 how alike the names of two files are; one without a suffix has any."""
    from difflib import SequenceMatcher  # late: files that are there don't need it

    pairs = ((typed.stem, known.stem), (typed.suffix or known.suffix, known.suffix))
    return min(SequenceMatcher(None, a.casefold(), b.casefold()).ratio() for a, b in pairs)
