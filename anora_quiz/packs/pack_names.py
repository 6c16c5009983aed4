"""Names of packs' files: which there are in a folder, and which no file should have."""

from pathlib import Path

STREAM = "-"
"""Names the pack in standard input; where a file is written, standard output."""
_STREAMS = ("/dev/stdin", "/dev/fd/", "/proc/self/fd/")

SUFFIXES = (".yaml", ".yml")
"""How names of packs' files end, in any case."""

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
