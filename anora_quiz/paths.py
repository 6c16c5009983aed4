"""The folders and files that the game reads and writes."""

import os
from dataclasses import dataclass
from pathlib import Path

_HOME_VARIABLE = "ANORA_QUIZ_HOME"


@dataclass(frozen=True, slots=True)
class Folders:
    """The folders and files of one player.

    ``scores`` is precious; ``library`` is derived from the packs and safe to delete. ``packs``
    holds the player's own packs, ``config`` the settings. Nothing is created here.
    """

    scores: Path
    library: Path
    packs: Path
    config: Path


def player_folders() -> Folders:
    """Return where this player's files are: inside ``ANORA_QUIZ_HOME`` if that is set."""
    home = os.environ.get(_HOME_VARIABLE)
    if home:
        root = path_of(home)
        return Folders(
            root / "scores.db", root / "library.db", root / "packs", root / "config.toml"
        )
    # Imported late because it is not needed if ANORA_QUIZ_HOME is set.
    import platformdirs

    data = platformdirs.user_data_path("anora-quiz", appauthor=False)
    cache = platformdirs.user_cache_path("anora-quiz", appauthor=False)
    config = platformdirs.user_config_path("anora-quiz", appauthor=False)
    return Folders(data / "scores.db", cache / "library.db", data / "packs", config / "config.toml")


def path_of(typed: str) -> Path:
    """Return the path that a user typed, with ``~`` replaced by the home folder."""
    return Path(os.path.expanduser(typed))  # leaves an unknown ~user as it is


def bundled_packs() -> Path:
    """Return the folder of the bundled packs: inside the package, or next to it in a checkout."""
    package = Path(__file__).parent
    installed = package / "questions"
    return installed if installed.is_dir() else package.parent / "questions"


def authors_guide() -> Path:
    """Return the guide to writing packs, which is in the folder of the bundled packs."""
    return bundled_packs() / "README.md"
