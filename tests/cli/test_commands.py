"""The commands, run in this process with a pipe for input."""

import csv
import os
import re
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from anora_quiz import __version__
from anora_quiz.cli import app
from tests.cli.playing import score_in, scores, shown
from tests.command_line import run

_PACK = """\
format: 1
title: Sample
questions:
  - {id: one, kind: choice, question: First?, answer: yes, wrong: [no], difficulty: easy}
  - {id: two, kind: text, question: Second?, answer: Ani, tags: [name], spoiler: true}
  - {id: three, kind: number, question: Third?, answer: 37, unit: days, difficulty: hard}
"""


@pytest.fixture
def pack(tmp_path: Path) -> str:
    path = tmp_path / "sample.yaml"
    path.write_text(_PACK)
    return str(path)


def _finish(pack: str, player: str, line: str = "1") -> None:
    arguments = ["play", pack, "--kind", "choice", "--questions", "1", "--player", player]
    assert run(*arguments, lines=f"{line}\n").exit_code == 0


def test_the_version_is_printed() -> None:
    assert run("--version").stdout == f"anora-quiz {__version__}\n"


@pytest.mark.parametrize(
    "command", [[], ["play"], ["daily"], ["practice"], ["resume"], ["scores"], ["review"]]
)
def test_every_command_has_help(command: list[str]) -> None:
    result = run(*command, "--help")
    assert result.exit_code == 0
    assert "Usage" in result.stdout


def test_no_command_prints_the_help_where_no_person_sits() -> None:
    result = run()
    assert result.exit_code == 0
    assert "play" in result.stdout


def test_a_round_of_ten_from_all_bundled_packs_is_the_default() -> None:
    result = run("play")
    assert result.exit_code == 0
    assert result.stdout.startswith("Question 1 of 10 (")
    assert "Classic, Anora, 10 questions" in run("resume", "--list").stdout


def test_bundled_packs_are_played_by_id() -> None:
    assert "Question 1 of 3" in run("play", "consultant", "red-rocket-link", "-n", "3").stdout
    assert "Consultants + The Red Rocket link, 3 questions" in run("resume", "--list").stdout


def test_a_pack_is_played_by_path(pack: str) -> None:
    result = run("play", pack, "--kind", "choice", lines="1\n")
    assert "First?" in result.stdout
    assert "of 1 correct)" in score_in(result.stdout)


def test_fewer_questions_than_wanted_are_said(pack: str) -> None:
    result = run("play", pack, "--questions", "5")
    assert result.stdout.startswith("Only 2 questions match, so this round has 2.")


def test_spoilers_come_only_when_asked_for(pack: str) -> None:
    assert "of 2 (" in run("play", pack).stdout
    assert "of 3 (" in run("play", pack, "--spoilers").stdout
    assert "of 2 (" in run("play", pack, "--no-spoilers").stdout


@pytest.mark.parametrize(
    ("filters", "question"),
    [
        (["--difficulty", "hard"], "Third?"),
        (["--kind", "number"], "Third?"),
        (["--tag", "name", "--spoilers"], "Second?"),
    ],
)
def test_filters_narrow_the_questions_down(pack: str, filters: list[str], question: str) -> None:
    result = run("play", pack, *filters)
    assert question in result.stdout
    assert "Question 1 of 1" in result.stdout


def test_a_seed_deals_the_same_round_again() -> None:
    first, second = (run("play", "--seed", "5").stdout for _ in range(2))
    assert first == second
    assert first != run("play", "--seed", "6").stdout


def test_the_result_opens_with_the_score(pack: str) -> None:
    result = run("play", pack, "--kind", "number", lines="37\n")
    assert "\n\nScore: 300 of 300 (1 of 1 correct)\n" in result.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["play", "consultent"], 'did you mean "consultant"?'),
        (["play", "--questions", "0"], "--questions must be a whole number from 1 to 1,000\n"),
        (["play", "--timer", "1.5"], "--timer must be a whole number from 1 to 3,600\n"),
        (["resume", "one"], "ROUND must be a whole number, 1 or more\n"),
        (["play", "--mode", "blitzz"], 'unknown mode "blitzz"\nhint: did you mean "blitz"?'),
        (["play", "--kind", "chioce"], "choice"),
        (["play", "--difficulty", "awful"], "easy"),
        (["play", "--tag", "no-such-tag"], 'no questions with the tag "no-such-tag"'),
        (["play", "--player", " "], "type a name"),
        (["play", "--player", "x" * 41], "40"),
        (["play", "--player", "a\x1bb"], "can be displayed"),
        (["play", "--tag", "a\x1b[2J"], "isn't a valid tag"),
        (["resume", "9" * 30], "ROUND must be a whole number of up to 18 digits"),
        (["play", "--seed", "-1"], "--seed must be a whole number, 0 or more\n"),
        (["daily", "consultent"], 'did you mean "consultant"?'),
        (["daily", "--player", " "], "type a name"),
        (["practice", "--timer", "0"], "--timer must be a whole number from 1 to 3,600\n"),
        (["review", "0"], "ROUND must be a whole number, 1 or more\n"),
        (["resume", "--discard", "1", "1"], "--discard takes a round number"),
        (["scores", "--json", "--csv"], "--json and --csv can't be used together"),
        (["resume", "--list", "--discard", "1"], "--discard takes a round number"),
        (["scorse"], 'unknown command "scorse"\nhint: did you mean "scores"?'),
    ],
)
def test_wrong_use_ends_with_2_and_says_what_is_wrong(arguments: list[str], said: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert said in result.stderr
    assert result.stdout == ""


def test_scores_of_a_pack_by_its_path_are_those_of_its_id(pack: str, tmp_path: Path) -> None:
    run("play", pack, "--kind", "number", lines="37\n")
    copied = tmp_path / "other.yaml"
    copied.write_text(Path(pack).read_text(encoding="utf-8"), encoding="utf-8")
    assert "1 of 1 correct" in run("scores", "--pack", pack).stdout
    unplayed = run("scores", "--pack", str(copied))
    assert (unplayed.exit_code, unplayed.stdout) == (0, "No scores match these filters.\n")
    several = run("scores", "--pack", str(tmp_path) + os.sep)
    assert several.stderr.startswith("error: --pack takes one pack at a time\nhint: ")
    missing = run("scores", "--pack", str(tmp_path / "none.yaml"))
    assert (missing.exit_code, missing.stdout) == (1, "")


def test_a_broken_pack_is_refused_with_file_line_and_reason(tmp_path: Path) -> None:
    path = tmp_path / "broken.yaml"
    path.write_text(_PACK.replace("answer: Ani", "awnser: Ani"))
    result = run("play", str(path))
    assert result.exit_code == 1
    assert result.stderr == (
        f"error: {path}:5:46: unknown field `awnser`\nhint: did you mean `answer`?\n"
    )
    assert result.stdout == ""


def test_every_mistake_of_a_pack_has_a_line(tmp_path: Path) -> None:
    path = tmp_path / "broken.yaml"
    path.write_text(_PACK.replace("kind: text", "kind: txet").replace("37", "lots"))
    lines = run("play", str(path)).stderr.splitlines()
    assert [line.split(":")[2] for line in lines if line.startswith("error: ")] == ["5", "6"]


def test_control_characters_in_messages_are_written_out() -> None:
    result = run("play", "evil\x1b[2J")
    assert "\x1b" not in result.stderr
    assert "\\x1b" in result.stderr


def test_a_missing_file_ends_with_1(tmp_path: Path) -> None:
    result = run("play", str(tmp_path / "none.yaml"))
    assert result.exit_code == 1
    assert "no such file" in result.stderr


def test_a_broken_database_ends_with_1(home: Path) -> None:
    home.mkdir(parents=True)
    (home / "scores.db").write_text("no database" * 100)
    for command in (["play"], ["scores"], ["resume"]):
        result = run(*command)
        assert result.exit_code == 1
        assert "scores.db" in result.stderr


def test_the_game_goes_on_where_it_was_left() -> None:
    """The question and the order of its options are the same, and the answers are kept."""
    first = run("play", "--seed", "9", lines=":skip\n:skip\n").stdout
    second = run("resume").stdout
    left_at = first[first.index("Question 3 of 10") :]
    assert second == left_at


def test_the_newest_of_several_rounds_is_resumed_by_pipe(pack: str) -> None:
    run("play", pack, "--kind", "choice")
    run("play", pack, "--kind", "number")
    result = run("resume", lines="37\n")
    assert result.stdout.startswith(
        "You have 1 older saved round. See your rounds with: anora-quiz resume --list\n"
    )
    assert "Third?" in result.stdout


def test_a_round_is_resumed_by_its_number(pack: str) -> None:
    run("play", pack, "--kind", "choice")
    run("play", pack, "--kind", "number")
    assert "First?" in run("resume", "1").stdout


def test_unfinished_rounds_are_listed_and_discarded(pack: str) -> None:
    run("play", pack, "--player", "Lulu")
    listed = run("resume", "--list").stdout
    assert re.fullmatch(
        r"1\. (To|Yester)day at [:\d]+: .*, Lulu, 0 points, 0 of 2 answered\n"
        r"Resume one with: anora-quiz resume ROUND\n"
        r"Discard one with: anora-quiz resume --discard ROUND\n",
        listed,
    )
    assert run("resume", "--discard", "1").stdout == "Discarded round 1.\n"
    assert "No saved rounds" in run("resume", "--list").stdout


def test_of_several_rounds_the_newest_is_listed_first_and_any_discarded(pack: str) -> None:
    for player in ("Lulu", "Igor", "Vanya"):
        run("play", pack, "--player", player, lines=":skip\n")
    run("resume", "--discard", "2")
    listed = run("resume", "--list").stdout
    assert re.findall(r"^(\d)\. .* (\w+), 0 points", listed, re.MULTILINE) == [
        ("3", "Vanya"),
        ("1", "Lulu"),
    ]
    assert run("resume", "2").exit_code == 1
    assert "1 of 2 answered" in run("resume", "--list").stdout


def test_a_round_played_to_its_end_is_neither_listed_nor_discarded(pack: str) -> None:
    _finish(pack, "Ani")
    assert "No saved rounds" in run("resume", "--list").stdout
    assert run("resume", "--discard", "1").exit_code == 1
    assert len(scores()) == 1


def test_nothing_to_resume_is_said() -> None:
    result = run("resume")
    assert result.exit_code == 0
    assert result.stdout == "No saved rounds. Start one with: anora-quiz play\n"


def test_a_round_that_is_not_there_cannot_be_resumed() -> None:
    for arguments in (["resume", "7"], ["resume", "--discard", "7"]):
        result = run(*arguments)
        assert result.exit_code == 1
        assert "error: no saved round 7\nhint: run `anora-quiz resume --list`\n" in result.stderr


def test_the_login_name_serves_where_nobody_can_be_asked(pack: str) -> None:
    run("play", pack, "--kind", "choice", lines="1\n")
    assert scores()[0]["player"] == "ani"


def test_the_name_in_the_settings_serves(pack: str, home: Path) -> None:
    home.mkdir(parents=True)
    (home / "config.toml").write_text('player = "Vanya"\n')
    run("play", pack, "--kind", "choice", lines="1\n")
    _finish(pack, "Igor")
    assert {each["player"] for each in scores()} == {"Vanya", "Igor"}


def test_scores_before_the_first_round() -> None:
    assert run("scores").stdout == "No scores yet. Play a round with: anora-quiz play\n"
    assert scores() == []


def test_scores_are_lines_in_a_pipe(pack: str) -> None:
    right_one = (
        "1" if "1. yes" in run("play", pack, "--kind", "choice", "--seed", "1").stdout else "2"
    )
    run("resume", lines=f"{right_one}\n")
    board, line = run("scores").stdout.splitlines()
    assert board == "Board: Classic, Sample, 1 question, only choice"
    assert line.startswith("1. ani: 100 of 100 (1 of 1 correct), ")


def test_scores_as_json_have_the_keys_of_the_contract(pack: str) -> None:
    _finish(pack, "Ani")
    assert list(scores()[0]) == [
        "round", "rank", "board", "player", "score", "max_score", "correct", "claimed",
        "questions", "mode", "packs", "seed", "code", "started_at", "finished_at",
        "hand",
    ]  # fmt: skip


def test_scores_are_narrowed_down(pack: str) -> None:
    for player in ("Ani", "Igor"):
        _finish(pack, player)
    assert [each["player"] for each in scores("--player", "Igor")] == ["Igor"]
    assert len(scores("--top", "1")) == 1
    assert len(scores("--pack", "SAMPLE")) == len(scores("--pack", pack)) == 2
    assert scores("--pack", "consultant") == []
    assert shown("scores", "--mode", "blitz") == "No scores match these filters.\n"


def test_scores_as_data_are_all_there_are(pack: str) -> None:
    for number in range(12):
        _finish(pack, f"Player {number}")
    shown = run("scores").stdout
    assert len(shown.splitlines()) == 1 + 10
    assert len({each["round"] for each in scores()}) == 12
    assert len(list(csv.DictReader(StringIO(run("scores", "--csv").stdout)))) == 12
    assert [len(scores("--top", number)) for number in ("11", "100")] == [11, 12]


def test_scores_as_csv(pack: str) -> None:
    _finish(pack, 'Ani, the "first"')
    (row,) = csv.DictReader(StringIO(run("scores", "--csv").stdout))
    assert row["player"] == 'Ani, the "first"'
    assert row["packs"] == "sample"
    _finish(pack, "=1+1")
    (row,) = csv.DictReader(StringIO(run("scores", "--csv", "--player", "=1+1").stdout))
    assert row["player"] == "'=1+1"  # a text, not a formula


def test_scores_as_json_survive_any_encoding(pack: str) -> None:
    _finish(pack, "Аня")
    assert run("scores", "--json").stdout.isascii()
    assert scores()[0]["player"] == "Аня"


def test_two_filters_have_boards_of_their_own(pack: str) -> None:
    run("play", pack, "--difficulty", "easy", "--difficulty", "hard", "--kind", "choice")
    assert "only easy or hard, only choice" in run("resume", "--list").stdout


def test_a_path_of_an_unknown_user_is_a_missing_file() -> None:
    result = run("play", "~nobody-of-this-name/pack.yaml")
    assert result.exit_code == 1
    assert "no such file" in result.stderr


def test_a_round_begun_without_a_name_ends_under_the_one_given_since(pack: str, home: Path) -> None:
    run("play", pack, "--kind", "choice")
    (home / "config.toml").write_text('player = "Vanya"\n')
    run("resume", lines="1\n")
    assert [each["player"] for each in scores()] == ["Vanya"]


def _whole_numbers(command: Any, words: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Yield the words before each whole number that a subcommand of ``command`` takes."""
    names = command.list_commands(None) if hasattr(command, "list_commands") else []
    for name in names:
        yield from _whole_numbers(command.get_command(None, name), (*words, name))
    for parameter in command.params:
        # Where the type is depends on the version of Typer.
        kind = getattr(parameter, "type", None) or parameter.type_descriptor.annotation
        if "int" in str(kind).casefold():
            is_option = parameter.param_type_name == "option"
            yield (*words, *parameter.opts[:1]) if is_option else words


@pytest.mark.parametrize("number", ["9" * 20, f"-{'9' * 20}", "-1", "9" * 5000], ids=len)
def test_number_that_no_database_holds_is_wrong_use(number: str) -> None:
    taking = list(_whole_numbers(get_command(app)))
    assert {("scores", "--top"), ("resume", "--discard"), ("review",)} <= {*taking}
    for words in taking:
        separator = () if words[-1].startswith("-") else ("--",)
        result = run(*words, *separator, number)
        assert (result.exit_code, result.stdout) == (2, ""), words
        assert "must be a whole number" in result.stderr, words


def test_largest_number_of_results_is_taken(pack: str) -> None:
    _finish(pack, "Ani")
    assert len(scores("--top", str(2**63 - 1))) == 1


@pytest.mark.parametrize(
    "arguments", [["scores", "--player"], ["stats", "--player"], ["packs", "report"]], ids=" ".join
)
def test_name_that_no_database_holds_is_wrong_use(arguments: list[str], pack: str) -> None:
    """The command line may hold bytes that are not text."""
    _finish(pack, "Ani")
    result = run(*arguments, "\udcff")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "scores.db" not in result.stderr
