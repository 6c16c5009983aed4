"""`players list`, `rename`, `merge`, and `delete`."""

import json
import shutil
from pathlib import Path

import pytest

from anora_quiz.errors import Canceled
from anora_quiz.game import players
from anora_quiz.paths import player_folders
from anora_quiz.records.settings import save_settings
from tests.cases import for_each
from tests.cli.playing import RIGHT, WRONG, Clock, refusal, scores, session_at, shown
from tests.command_line import run


def _play(quiz: str, *names: str, lines: str = RIGHT * 2) -> None:
    """Play two questions; keep no backup of them."""
    options = [word for name in names for word in ("--player", name)]
    number = str(2 // len(names))
    shown("play", quiz, "--no-spoilers", "-n", number, *options, lines=lines)
    shutil.rmtree(_backups(), ignore_errors=True)


def _backups() -> Path:
    return player_folders().scores.with_name("backups")


def _backup() -> Path:
    """Return a backup of the scores as they are."""
    scores, backup = player_folders().scores, _backups() / "scores-2026-11-20-120000.db"
    backup.parent.mkdir()
    shutil.copy(scores, backup)
    return backup


def _listed() -> list[str]:
    return [each["player"] for each in json.loads(shown("players", "list", "--json"))]


# The list


def test_players_are_listed_with_what_they_played(quiz: str) -> None:
    assert shown("players", "list") == "No players yet. Play a round with: anora-quiz play\n"
    _play(quiz, "Igor")
    _play(quiz, "Ani")
    _play(quiz, "ANI", lines=RIGHT)
    first, second = shown("players", "list").splitlines()
    assert first.startswith("ANI: 1 finished round, 1 saved round, last played today at ")
    assert second.startswith("Igor: 1 finished round, last played today at ")
    found, other = json.loads(shown("players", "list", "--json"))
    assert list(found) == ["player", "rounds", "saved_rounds", "last_played"]
    assert (found["player"], found["rounds"], found["saved_rounds"]) == ("ANI", 1, 1)
    assert found["last_played"] >= other["last_played"]


# Other names


def test_player_is_renamed_everywhere(quiz: str) -> None:
    _play(quiz, "Ani")
    assert shown("players", "rename", "ani", "  Anora  M ") == "Renamed Ani to Anora M.\n"
    assert [each["player"] for each in scores()] == ["Anora M"]
    assert json.loads(shown("stats", "--json", "--player", "anora m"))["rounds"] == 1
    assert shown("players", "rename", "anora m", "ANORA M") == "Renamed Anora M to ANORA M.\n"
    assert _listed() == ["ANORA M"]


def test_name_of_another_player_is_refused_and_merging_suggested(quiz: str) -> None:
    _play(quiz, "Ani")
    _play(quiz, "Igor K.")
    assert refusal("players", "rename", "ani", "IGOR K.") == (
        'error: there is already a player named "Igor K."\n'
        "hint: to make them one player, run `anora-quiz players merge Ani 'Igor K.'`\n"
    )
    assert _listed() == ["Igor K.", "Ani"]


def test_merged_players_are_one(quiz: str) -> None:
    _play(quiz, "Ani")
    _play(quiz, "Anora", lines=WRONG * 2)
    assert shown("players", "merge", "ani", "ANORA", "--yes") == "Merged Ani into Anora.\n"
    found = json.loads(shown("stats", "--json", "--player", "anora"))
    assert (found["rounds"], found["questions"]["right"], found["questions"]["wrong"]) == (2, 2, 2)
    assert _listed() == ["Anora"]


def test_players_of_one_round_are_two(quiz: str) -> None:
    _play(quiz, "Ani", "Igor")
    assert refusal("players", "merge", "Ani", "Igor", "--yes") == (
        'error: "Ani" and "Igor" played round 1 with each other, so they are two players\n'
        "hint: run `anora-quiz players list`\n"
    )
    assert refusal("players", "merge", "Ani", "ANI", "--yes") == (
        'error: "Ani" and "ANI" are one player\nhint: name two players\n'
    )


@for_each("words", ["rename Igro X", "merge Igro Igor", "merge Igor Igro", "delete Igro"])
def test_unknown_player_is_refused(words: str, quiz: str) -> None:
    _play(quiz, "Igor")
    expected = 'error: no player named "Igro"\nhint: did you mean "Igor"?\n'
    assert refusal("players", *words.split()) == expected


@for_each("name", ["", "x" * 41, "a\x1bb", "(Deleted player)"])
def test_what_is_no_name_is_refused(name: str, quiz: str) -> None:
    _play(quiz, "Ani")
    assert "isn't a valid player name" in refusal("players", "rename", "Ani", name)


# Deleting


def test_deleted_player_is_on_no_list(quiz: str) -> None:
    _play(quiz, "Ani")
    _play(quiz, "Ani", "Igor")
    assert shown("players", "delete", "ANI", "--yes") == (
        "Deleted Ani and 1 finished round.\n"
        "Kept 1 round with others: the name there is now (deleted player).\n"
    )
    assert _listed() == ["Igor"]
    assert [each["player"] for each in scores()] == ["(deleted player)", "Igor"]
    assert shown("players", "delete", "igor", "--yes") == "Deleted Igor and 1 finished round.\n"
    assert scores() == []


def test_saved_rounds_of_a_deleted_player_are_discarded(quiz: str) -> None:
    _play(quiz, "Ani", "Igor")
    _play(quiz, "Ani", lines=RIGHT)
    _play(quiz, "Ani", "Igor", lines=RIGHT)
    assert shown("players", "delete", "ani", "--yes") == (
        "Deleted Ani.\n"
        "Kept 1 round with others: the name there is now (deleted player).\n"
        "Discarded 2 saved rounds.\n"
    )


def test_backups_that_have_the_name_are_named(quiz: str) -> None:
    _play(quiz, "Igor M")
    _play(quiz, "Ani")
    with_both = _backup()
    shown("players", "delete", "ani", "--yes")
    without = with_both.with_name("scores-2026-11-21-120000.db")
    shutil.copy(player_folders().scores, without)
    assert shown("players", "delete", "igor m", "--yes") == (
        "Deleted Igor M and 1 finished round.\n"
        f"This file has the name: {without}\n"
        f"This file has the name: {with_both}\n"
        "Delete them with: anora-quiz players delete --backups 'igor m'\n"
    )
    assert refusal("players", "delete", "ani", "--yes") == (
        'error: no player named "ani"\n'
        "hint: add --backups to delete the backups that have the name\n"
    )
    assert shown("players", "delete", "ani", "--yes", "--backups") == (f"Deleted: {with_both}\n")
    assert list(with_both.parent.iterdir()) == [without]


def test_files_that_cannot_be_read_are_named_and_stay(quiz: str) -> None:
    _play(quiz, "Ani")
    backup = _backup()
    damaged = backup.with_name("scores-2026-11-19-120000.db")
    damaged.write_text("Ani")
    kept = player_folders().scores.with_name("scores-damaged-2026-11-20-120000.db")
    shutil.copy(backup, kept)
    with kept.open("rb+") as file:
        file.seek(4096)
        file.write(b"\xff" * 90_000)
    assert refusal("players", "delete", "Igor", "--yes", "--backups")
    output = shown("players", "delete", "Ani", "--yes", "--backups")
    for path in (damaged, kept):
        assert f"This file may have the name, but can't be read: {path}\n" in output
        assert path.exists()
    assert f"Deleted: {backup}\n" in output
    assert output.endswith("If you don't need these files, delete them yourself.\n")


def test_damaged_files_that_were_kept_are_deleted_too(quiz: str) -> None:
    _play(quiz, "Ani")
    kept = player_folders().scores.with_name("scores-damaged-2026-11-20-120000.db")
    shutil.copy(player_folders().scores, kept)
    for ending in ("-wal", "-shm"):
        kept.with_name(f"{kept.name}{ending}").touch()
    output = shown("players", "delete", "ani", "--yes")
    assert f"This file has the name: {kept}\nDelete it with: anora-quiz players" in output
    assert shown("players", "delete", "ani", "--yes", "--backups") == f"Deleted: {kept}\n"
    assert list(kept.parent.glob("scores-damaged-*")) == []


def test_name_in_the_settings_stays_and_is_told(quiz: str) -> None:
    save_settings(player_folders().config, player="ANI")
    for command in (["rename", "ani", "Anora"], ["merge", "ani", "Igor"], ["delete", "ani"]):
        _play(quiz, "ani")
        _play(quiz, "Igor")
        yes = [] if command[0] == "rename" else ["--yes"]
        output = shown("players", *command, *yes)
        assert output.endswith("Your name in Settings is still ANI.\n")
    assert player_folders().config.read_text() == 'player = "ANI"\n'


@for_each("words", [["merge", "Ani", "Igor"], ["delete", "Ani"], ["delete", "Ani", "--backups"]])
def test_nothing_is_merged_or_deleted_from_a_pipe_without_yes(words: list[str], quiz: str) -> None:
    for name in ("Ani", "Igor"):
        _play(quiz, name)
    what = words[0]
    assert refusal("players", *words) == f"error: can't ask whether to {what}\nhint: add --yes\n"
    assert _listed() == ["Igor", "Ani"]


@pytest.mark.parametrize("answer", ["1", "n", ":back", "2", "y", "Yes"])
def test_person_is_asked_first(
    answer: str, quiz: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _play(quiz, "Ani")
    _play(quiz, "Ani", lines=RIGHT)
    _play(quiz, "Ani", "Igor")
    _backup()
    session = session_at(Clock(), monkeypatch, f"{answer}\n", is_person=True)
    yes = ("2", "y", "Yes")
    try:
        players.delete(session, "ani", is_sure=False, with_backups=True)
    except Canceled:
        assert answer not in yes
    assert ("Ani" not in _listed()) == (answer in yes)
    output = capsys.readouterr().out
    assert output.startswith(
        "1 finished round will be deleted.\n"
        "1 round with others will stay, without the name.\n"
        "1 saved round will be discarded.\n"
        "1 backup will be deleted, too.\n"
        "You can't undo this.\n"
        "Delete Ani?\n"
    )
    assert output.endswith("Nothing was deleted.\n") == (answer not in yes)


def test_person_is_asked_about_backups_alone(
    quiz: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _play(quiz, "Ani")
    kept = _backup().rename(player_folders().scores.with_name("scores-damaged-1.db"))
    shown("players", "delete", "ani", "--yes")
    session = session_at(Clock(), monkeypatch, "y\n", is_person=True)
    players.delete(session, "ani", is_sure=False, with_backups=True)
    output = capsys.readouterr().out
    assert output.startswith(
        "1 damaged file will be deleted.\nYou can't undo this.\n"
        "Delete everything with the name ani?\n"
    )
    assert not kept.exists()


def test_names_are_harmless_on_a_terminal(quiz: str) -> None:
    _play(quiz, "A[red]b")
    assert "A[red]b: 1 finished round" in shown("players", "list")
    result = run("players", "delete", "\x1b[31mx\u202e", "--yes")
    assert result.exit_code == 2
    assert "\x1b" not in result.stderr
    assert "\u202e" not in result.stderr
