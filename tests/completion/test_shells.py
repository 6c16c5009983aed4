"""Words are completed in real shells."""

import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

from anora_quiz.completion import SHELLS
from anora_quiz.paths import player_folders
from tests.cli.playing import shown, write_quiz

if sys.platform == "win32":
    pytest.skip("there are no pseudo-terminals", allow_module_level=True)

from tests.completion.shells import TAB, Shell

_NAMES = (
    "Anora M", "It's me", "$(touch x)", "`touch x`", 'a"b', "x;y&z|w", "Ünï 🎬", "-dash", "!hist",
    "a:b", "~tilde", "[glob]*?", "=eq", "back\\slash", "{a,b}", "#hash", "%s", "a=b c",
)  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with some files, in which the player has a home."""
    folder = tmp_path / "shell"
    for name in ("notes.txt", "my quiz.yaml", "sub/inner.YML", "sub/other.txt"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).touch()
    monkeypatch.setenv("ANORA_QUIZ_HOME", str(tmp_path / "home"))
    return folder


@pytest.mark.parametrize("name", SHELLS)
def test_a_word_is_completed(folder: Path, name: str) -> None:
    with Shell(name, folder) as shell:
        shell.type(f"anora-quiz play --mode=bl{TAB}")
        shell.wait_for("--mode=blitz")


@pytest.mark.thorough
@pytest.mark.parametrize("name", SHELLS)
def test_installed_scripts_complete(
    folder: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("HOME", str(folder))
    with Shell(name, folder, is_installed=True) as shell:
        for number in range(2):  # the first time, zsh loads the script
            shell.type(f"\fanora-quiz play --mode=bl{TAB}--timer {number}\r")
            shell.wait_for(f"<play><--mode=blitz><--timer><{number}>")


@pytest.mark.thorough
@pytest.mark.parametrize("name", SHELLS)
def test_lists_have_descriptions(folder: Path, name: str) -> None:
    with Shell(name, folder) as shell:
        shell.complete("anora-quiz ", "Play today's round: 10 questions, the same for everyone")
        shell.complete("anora-quiz ", "review")
        shell.complete("anora-quiz packs import --from ", "GIFT, Moodle's text format")
        shell.complete("anora-quiz packs import --from ", "(front and back, or cloze)")
        shell.complete("anora-quiz play ", "Baker's films")
        shell.complete("anora-quiz play ", "The Red Rocket link")


@pytest.mark.thorough
@pytest.mark.parametrize("name", SHELLS)
def test_files_come_only_where_a_file_is_meant(folder: Path, name: str) -> None:
    with Shell(name, folder) as shell:
        packs = shell.complete("anora-quiz play ", "quiz.yaml")
        assert "sub/" in packs
        assert "notes.txt" not in packs
        shell.complete("anora-quiz packs import ", "notes.txt")
        for line in ("play --mode ", "play --timer ", "packs remove ", "resume ", "stats "):
            assert "notes.txt" not in shell.complete(f"anora-quiz {line}")
        shell.complete("anora-quiz play sub/", "play sub/inner.YML")
        shell.complete("anora-quiz scores --pack=sub/", "--pack=sub/inner.YML")
        shell.complete("anora-quiz packs import x --out=sub/o", "sub/other.txt")
        shell.complete("anora-quiz packs check my", "my\\ quiz.yaml")


@pytest.mark.thorough
@pytest.mark.parametrize("name", SHELLS)
def test_names_of_players_stay_text(folder: Path, tmp_path: Path, name: str) -> None:
    pack = write_quiz(tmp_path / "quiz.yaml")
    shown("play", pack, "--no-spoilers", "--questions", "1", "--player", "A", lines="Yes\n")
    shown_last = 0
    with Shell(name, folder) as shell, closing(sqlite3.connect(player_folders().scores)) as scores:
        for player in _NAMES:
            scores.execute("UPDATE players SET name = ?", (player,))
            scores.commit()
            for typed in ("--player ", "--player=", "--player '", '--player "'):
                if (player, typed, name) == ("!hist", '--player "', "bash"):
                    continue  # bash has no way to quote it there
                shown_last += 1  # so that what is on the screen already isn't taken for this
                shell.type(f"\fanora-quiz stats {typed}{TAB}{shown_last}\r")
                end = f"{player}><{shown_last}>"
                shell.wait_for(f"<{end}", f"<--player={end}")
    assert not (folder / "x").exists()


@pytest.mark.thorough
@pytest.mark.parametrize("name", SHELLS)
def test_rounds_come_with_what_they_were(folder: Path, tmp_path: Path, name: str) -> None:
    pack = write_quiz(tmp_path / "quiz.yaml", "A title")
    for player in ("Ani", "Igor"):
        shown("play", pack, "--no-spoilers", "--questions", "1", "--player", player, lines="Yes\n")
    with Shell(name, folder) as shell:
        rounds = shell.complete("anora-quiz review ", "A title · 1 question · Ani")
    assert rounds.index("A title · 1 question · Igor") < rounds.index("A title · 1 question · Ani")
