"""Only the player can read what the game writes, whatever the umask."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from anora_quiz.paths import player_folders
from anora_quiz.private import make_folder
from anora_quiz.records.settings import save_settings
from anora_quiz.records.store import Store
from tests.cli.playing import shown, write_quiz
from tests.records.builders import begin
from tests.samples import EDITOR, round_of

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="permissions are of another kind there"
)


@pytest.fixture(params=[0, 0o022, 0o077, 0o377], ids=oct)
def umask(request: pytest.FixtureRequest) -> Iterator[int]:
    old = os.umask(request.param)
    yield request.param
    os.umask(old)


def _modes(root: Path) -> dict[str, str]:
    """Return the permissions of ``root`` and everything in it."""
    return {str(path): oct(path.stat().st_mode & 0o777) for path in (root, *root.rglob("*"))}


def _private(root: Path) -> dict[str, str]:
    return {str(path): oct(0o700 if path.is_dir() else 0o600) for path in (root, *root.rglob("*"))}


def _use_everything(home: Path, quiz: str) -> None:
    """Make the game write every one of its own files."""
    folders = player_folders()
    shown("play", quiz, "--questions", "1", "--player", "Ani", lines="Yes\n")
    shown("packs", "add", quiz)
    shown("packs", "add", quiz, "--replace")
    shown("packs", "remove", "quiz")
    shown("packs", "add", quiz)
    save_settings(folders.config, player="Ani")
    save_settings(folders.config, spoilers={"quiz": True})
    with Store(folders.scores) as store:
        begin(store, round_of(EDITOR))
        names = {path.name for path in home.rglob("*")}
        assert {"scores.db", "scores.db-wal", "scores.db-shm", "library.db"} <= names
        assert {"config.toml", "quiz.yaml", "quiz-2.yaml", "packs", "removed"} <= names
        assert _modes(home) == _private(home)


@pytest.mark.usefixtures("umask")
def test_everything_in_one_folder(home: Path, tmp_path: Path) -> None:
    quiz = write_quiz(tmp_path / "quiz.yaml")
    _use_everything(home, quiz)


@pytest.mark.skipif(sys.platform != "linux", reason="systems keep data in different places")
@pytest.mark.usefixtures("umask")
def test_everything_where_the_system_keeps_such_things(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Parent folders are created as well, such as `.local` in a new account."""
    quiz = write_quiz(tmp_path / "quiz.yaml")
    monkeypatch.delenv("ANORA_QUIZ_HOME")
    for name in ("DATA", "CONFIG", "CACHE"):
        monkeypatch.delenv(f"XDG_{name}_HOME", raising=False)
    make_folder(home.parent)
    _use_everything(home.parent, quiz)


def test_folder_that_is_there_keeps_its_permissions(home: Path, tmp_path: Path) -> None:
    home.mkdir(parents=True)
    home.chmod(0o750)
    shown("packs", "add", write_quiz(tmp_path / "quiz.yaml"))
    assert home.stat().st_mode & 0o777 == 0o750


@pytest.mark.parametrize("umask", [0o022], indirect=True)
@pytest.mark.usefixtures("umask")
def test_files_that_the_player_asked_for_are_as_the_umask_says(tmp_path: Path) -> None:
    target = tmp_path / "mine.yaml"
    shown("packs", "new", str(target))
    assert target.stat().st_mode & 0o777 == 0o644


@pytest.mark.parametrize("is_link", [False, True])
def test_file_in_the_way_of_a_folder_is_reported(tmp_path: Path, *, is_link: bool) -> None:
    path = tmp_path / "place"
    path.symlink_to("nowhere") if is_link else path.touch()
    for folder in (path, path / "below"):
        with pytest.raises(OSError, match="place"):
            make_folder(folder)
