"""Copies of the database of rounds, in the folder ``backups`` beside it."""

from pathlib import Path


def backups(path: Path) -> list[Path]:
    """Return the backups of the database at ``path``, newest first."""
    found = path.with_name("backups").glob(f"{path.stem}-*{path.suffix}")
    return sorted(found, key=lambda each: each.name, reverse=True)
