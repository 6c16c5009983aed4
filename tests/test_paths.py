"""Where the player's files are."""

import sys
from pathlib import Path

import pytest

from anora_quiz.paths import Folders, player_folders


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a home folder with nothing in the environment that names another."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("ANORA_QUIZ_HOME")
    for name in ("DATA", "CACHE", "CONFIG"):
        monkeypatch.delenv(f"XDG_{name}_HOME", raising=False)
    return tmp_path


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have other folders")
def test_the_usual_folders_are_those_of_xdg(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data, config = root / ".local/share/anora-quiz", root / ".config/anora-quiz"
    assert player_folders() == Folders(
        scores=data / "scores.db",
        library=root / ".cache/anora-quiz/library.db",
        packs=data / "packs",
        config=config / "config.toml",
    )
    for name in ("DATA", "CACHE", "CONFIG"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(root / name))
    assert player_folders() == Folders(
        scores=root / "DATA/anora-quiz/scores.db",
        library=root / "CACHE/anora-quiz/library.db",
        packs=root / "DATA/anora-quiz/packs",
        config=root / "CONFIG/anora-quiz/config.toml",
    )


def test_one_folder_may_hold_all_of_it(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(root / "elsewhere"))
    monkeypatch.setenv("ANORA_QUIZ_HOME", "~/quiz")
    quiz = root / "quiz"
    assert player_folders() == Folders(
        quiz / "scores.db", quiz / "library.db", quiz / "packs", quiz / "config.toml"
    )
