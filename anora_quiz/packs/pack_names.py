"""Names of packs and their files: which are the same, and which no file should have."""

import unicodedata

# Windows takes these for devices, in any case and whatever follows a point.
_PORTS = tuple(f"{port}{number}" for port in ("com", "lpt") for number in "0123456789¹²³")
_DEVICES = frozenset(("con", "prn", "aux", "nul", "conin$", "conout$", *_PORTS))


def name_key(name: str) -> str:
    """Return what is the same for names that are one: composed or not, in any case."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def is_hidden(name: str) -> bool:
    """Tell whether a file called ``name`` is hidden, as what other programs leave beside ours."""
    return name.startswith(".")


def name_fault(name: str) -> str:
    """Say why no file of a pack should be called ``name``; empty where it may."""
    if is_hidden(name):
        return "files whose names begin with a point are hidden"
    if name.partition(".")[0].rstrip().casefold() in _DEVICES:
        return "Windows keeps this name for a device"
    return ""
