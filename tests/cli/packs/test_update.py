"""`packs import --update`."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from anora_quiz.packs.checking.check import load
from tests.cli.packs.sample import data_of, play, run, write
from tests.command_line import run as run_command

_GIFT = """\
::Heroine:: Who is the heroin? {=Ani ~Igor}

Who drives? {=Igor}

Is it old? {T}
"""
_CORRECTED = """\
::Heroine:: Who is the heroine? {=Ani ~Igor}

Who drives? {=Igor =Toros}

Is it new? {F}
"""
_CHANGES = [
    "Questions in films: 1 added, 2 changed, 1 removed, 0 unchanged.",
    "Added is-it-new: Is it new?",
    "Removed is-it-old: Is it old?",
    "Changed Heroine:",
    "  question: “Who is the heroin?” → “Who is the heroine?”",
    "Changed who-drives:",
    "  accept added: “Toros”",
]


@pytest.fixture
def installed(home: Path) -> Path:
    """Install a pack that was imported, and return its file."""
    assert run("import", write("q.gift", _GIFT), "--out", "films.yaml").exit_code == 0
    assert run("add", "films.yaml").exit_code == 0
    write("q.gift", _CORRECTED)
    return home / "packs" / "films.yaml"


def test_an_update_shows_what_changes_and_keeps_the_old_file(installed: Path) -> None:
    before = installed.read_text()
    result = run("import", "q.gift", "--update", "films", "--yes")
    assert result.exit_code == 0, result.output
    kept = installed.parent / "removed" / "films.yaml"
    assert result.stdout.splitlines() == [
        *_CHANGES,
        f"Updated {installed}. The old file is kept as {kept}",
    ]
    assert "q.gift:1: changed the id “Heroine”" not in result.stderr
    assert kept.read_text() == before
    ids = [question.id for question in load(installed).questions]
    assert ids == ["Heroine", "who-drives", "is-it-new"]


def test_scores_and_practice_stay_after_an_update(installed: Path, home: Path) -> None:
    play("films", "--kind", "choice", "--player", "Ani", lines="Igor\n")
    with closing(sqlite3.connect(home / "scores.db")) as opened, opened:
        opened.execute("UPDATE turns SET replied_at = '2026-01-01T12:00:00.000000+00:00'")
    board = run_command("scores", "--json").stdout
    assert run("import", "q.gift", "--update", "films", "--yes").exit_code == 0
    (row, *_) = data_of("report", "films", "--json")
    assert (row["question"], row["asked"], row["wrong_answer"]) == (
        "Who is the heroine?",
        1,
        "Igor",
    )
    assert run_command("scores", "--json").stdout == board
    practiced = run_command("practice", "--player", "Ani", lines="Ani\n").stdout
    assert "Question 1 of 1" in practiced
    assert "Who is the heroine?" in practiced
    stats = json.loads(run_command("stats", "--player", "Ani", "--json").stdout)
    assert stats["practice"]["known"] == 1
    assert load(installed).questions[0].question == "Who is the heroine?"


@pytest.mark.usefixtures("installed")
def test_the_same_again_changes_nothing(installed: Path) -> None:
    assert run("import", "q.gift", "--update", "films", "--yes").exit_code == 0
    before = installed.read_text()
    result = run("import", "q.gift", "--update", "films")
    assert (result.exit_code, result.stdout) == (0, "Nothing has changed in 3 questions.\n")
    assert installed.read_text() == before


def test_an_update_in_a_pipe_shows_everything_and_asks_for_yes(installed: Path) -> None:
    before = installed.read_text()
    result = run("import", "q.gift", "--update", "films")
    assert result.exit_code == 2
    assert result.stdout.splitlines() == _CHANGES
    assert "can't ask whether to update\nhint: add --yes" in result.stderr
    assert installed.read_text() == before
    assert not (installed.parent / "removed").exists()


def test_an_update_can_be_written_elsewhere(installed: Path) -> None:
    before = installed.read_text()
    result = run("import", "q.gift", "--update", "films", "--out", "new.yaml")
    assert result.stdout.splitlines() == [*_CHANGES, "Wrote new.yaml."]
    data = run("import", "q.gift", "--update", "films", "--out", "-")
    assert data.stdout == Path("new.yaml").read_text()
    assert data.stderr.endswith("\n".join(_CHANGES) + "\n")
    assert installed.read_text() == before


def test_a_pack_anywhere_can_be_updated(folder: Path) -> None:
    run("import", write("q.gift", _GIFT), "--out", "films.yaml")
    write("q.gift", _CORRECTED)
    pack = folder / "films.yaml"
    write("films.yaml", f"# by hand\n{pack.read_text()}    hint: A driver.\n")
    result = run("import", "q.gift", "--update", "films.yaml", "--keep-removed", "--yes")
    assert result.exit_code == 0
    assert "Comments in the pack won't be kept." in result.stdout
    assert (folder / "removed" / "films.yaml").read_text().startswith("# by hand\n")
    last = load(pack).questions[-1]
    assert (last.id, last.hint) == ("is-it-old", "A driver.")


def test_a_file_from_standard_input_can_update(installed: Path) -> None:
    result = run("import", "-", "--from", "gift", "--update", "films", "--yes", lines=_CORRECTED)
    assert result.exit_code == 0
    assert load(installed).questions[-1].id == "is-it-new"


def test_a_missing_pack_to_update_is_what_it_is_everywhere(installed: Path) -> None:
    assert installed.exists()
    result = run("import", "q.gift", "--update", "films.yml")
    assert (result.exit_code, result.stdout) == (1, "")
    assert '"films.yml": no such file\nhint: did you mean "films.yaml"?' in result.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--update", "consultant"], '"consultant" is a bundled pack and can\'t be updated'),
        (["--update", "fils"], 'no pack named "fils"\nhint: did you mean "films"?'),
        (["--update", "-"], "a pack to update can't come from standard input"),
        (["--yes"], "--yes works only with --update"),
        (["--keep-removed"], "--keep-removed works only with --update"),
    ],
)
def test_what_cannot_be_updated_is_refused(
    installed: Path, arguments: list[str], message: str
) -> None:
    before = installed.read_text()
    result = run("import", "q.gift", *arguments)
    assert result.exit_code == 2
    assert message in result.stderr
    assert installed.read_text() == before


def test_a_file_without_questions_leaves_the_pack_alone(installed: Path) -> None:
    before = installed.read_text()
    result = run(
        "import", write("q.gift", "Essay {}\n"), "--update", "films", "--yes", "--from", "gift"
    )
    assert result.exit_code == 1
    assert installed.read_text() == before


@pytest.mark.parametrize(("options", "count"), [([], 103), (["--all"], 302)])
def test_many_changes_are_the_first_hundred_or_all(options: list[str], count: int) -> None:
    run("import", write("q.csv", "question,answer\nWho?,Ani\n"), "--out", "films.yaml")
    many = "question,answer\n" + "".join(f"Is it {number}?,{number}\n" for number in range(299))
    result = run("import", write("q.csv", many), "--update", "films.yaml", "--yes", *options)
    assert result.stdout.count("\n") == count
    assert ("… and 200 more lines. Show all of them with --all." in result.stdout) == (not options)
