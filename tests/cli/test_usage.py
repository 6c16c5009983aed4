"""Wrong use of the command line: two lines, what is wrong and what to do."""

from pathlib import Path

import pytest

from anora_quiz.errors import AnoraQuizError
from anora_quiz.game.session import Session
from anora_quiz.terminal.environment import wants_lines
from tests.cases import for_each
from tests.cli.playing import refusal, scores
from tests.command_line import run


@for_each(
    ("arguments", "error", "hint"),
    [
        ("--nope", 'unknown option "--nope"', "run `anora-quiz --help`"),
        ("play --qestions 3", 'unknown option "--qestions"', 'did you mean "--questions"?'),
        ("daily --mode blitz", 'unknown option "--mode"', "run `anora-quiz daily --help`"),
        ("--plain play -q", 'unknown option "-q"', "run `anora-quiz play --help`"),
        ("plya", 'unknown command "plya"', 'did you mean "play"?'),
        ("jump", 'unknown command "jump"', "run `anora-quiz --help`"),
        (
            "consultant",
            'unknown command "consultant"',
            "run `anora-quiz play consultant`",
        ),
        ("schema", 'unknown command "schema"', 'did you mean "packs schema"?'),
        ("rename", 'unknown command "rename"', 'did you mean "players rename"?'),
        (
            "export",
            'unknown command "export"',
            'did you mean "packs export" or "data export"?',
        ),
        ("packs lsit", 'unknown command "lsit"', 'did you mean "list"?'),
        ("packs jump", 'unknown command "jump"', "run `anora-quiz packs --help`"),
        ("resume 1 2", 'unexpected argument "2"', "run `anora-quiz resume --help`"),
        ("packs show", "PACK is missing", "run `anora-quiz packs show --help`"),
        ("packs export x", "--to is missing", "run `anora-quiz packs export --help`"),
        ("play -n", "-n needs a value", "run `anora-quiz play --help`"),
        ("--plain=1", "--plain doesn't take a value", "run `anora-quiz --help`"),
        (
            "play --questions many",
            "--questions must be a whole number from 1 to 1,000",
            "run `anora-quiz play --help`",
        ),
        (
            "play --questions 1001",
            "--questions must be a whole number from 1 to 1,000",
            "run `anora-quiz play --help`",
        ),
        (
            "review 0",
            "ROUND must be a whole number, 1 or more",
            "run `anora-quiz review --help`",
        ),
        (
            f"review {2**63}",
            "ROUND must be a whole number of up to 18 digits",
            "run `anora-quiz review --help`",
        ),
        (
            "play --difficulty awful",
            'unknown difficulty "awful"',
            "use easy, medium, or hard",
        ),
        ("play --kind chioce", 'unknown kind "chioce"', 'did you mean "choice"?'),
        ("play --mode daily", '"daily" is a command, not a mode', "run `anora-quiz daily`"),
        ("scores --mode bliz", 'unknown mode "bliz"', 'did you mean "blitz"?'),
        (
            "scores --mode practice",
            'unknown mode "practice"',
            "use classic, blitz, survival, ladder, or daily",
        ),
        (
            "play https://me:secret@example.org/x.yaml",
            '"https://example.org/x.yaml" is a web address',
            "install the pack with `anora-quiz packs add URL`, then use its id",
        ),
        ("review --list 3", "--list lists all rounds", "remove --list, or remove 3"),
        ("resume --list 3", "--list lists all rounds", "remove --list, or remove 3"),
        (
            "packs check x.yaml --json --format github",
            "--json and --format can't be used together",
            "remove one of them",
        ),
        (
            "packs check x.yaml --json --watch",
            "--watch and --json can't be used together",
            "remove one of them",
        ),
        (
            "packs path -",
            "a pack in standard input or a pipe has no path",
            "run `anora-quiz packs list`, and use an id",
        ),
        (
            "packs remove -",
            "a pack in standard input or a pipe isn't installed",
            "run `anora-quiz packs list`, and use an id",
        ),
        ("scores --no-color", 'unknown option "--no-color"', "set NO_COLOR=1"),
        ("packs list --version", 'unknown option "--version"', "run `anora-quiz --version`"),
        ("settings", 'unknown command "settings"', 'did you mean "config"?'),
        ("version", 'unknown command "version"', "run `anora-quiz --version`"),
        ("packs export consultant --to json --out .", '"." is a folder', "name a file in it"),
        ("play --code X --mode blitz", "--code already decides the round", "remove --mode"),
        (
            "play --code X --mode blitz --seed 1 --timer 5",
            "--code already decides the round",
            "remove --mode, --timer, and --seed",
        ),
    ],
)
def test_wrong_use_is_explained_with_a_hint(arguments: str, error: str, hint: str) -> None:
    assert refusal(*arguments.split()) == f"error: {error}\nhint: {hint}\n"


@for_each(
    ("command", "word"),
    [
        ("plya", "play"),
        ("data exprot", "export"),
        ("players merg", "merge"),
        ("packs imoprt", "import"),
        ("--vresion", "--version"),
        ("packs ls", "list"),
        ("packs rm", "remove"),
        ("packs install", "add"),
        ("players remove", "delete"),
        ("players mv", "rename"),
        ("config show", "list"),
        ("config unset player", "set"),
        ("packs convert", "import"),
        ("leaderboard", "scores"),
        ("play --count 5", "--questions"),
        ("scores --limit 5", "--top"),
        ("packs list --format json", "--json"),
        ("packs import x --format csv", "--from"),
        ("packs export x --format csv", "--to"),
        ("packs export x -o y", "--out"),
        ("packs add x --force", "--replace"),
        ("scores --jsn", "--json"),
        ("packs --plian", "--plain"),
        ("play --mode=Bliz", "blitz"),
        ("scores --mode dayly", "daily"),
        ("play --kind mutliple", "multiple"),
        ("packs new x --kind mutliple", "multiple"),
        ("play {quiz} --tag evne", "even"),
        ("play --difficulty hrad", "hard"),
        ("packs check {quiz} --format jsno", "json"),
        ("packs export {quiz} --to gfit", "gift"),
        ("packs import {quiz} --from aikn", "aiken"),
        ("play consutlant", "consultant"),
        ("daily oscar", "oscar-category"),
        ("packs show themes", "themes-and-reception"),
        ("packs path consultnat", "consultant"),
        ("packs export consultnat --to csv", "consultant"),
        ("packs report consultnat", "consultant"),
        ("scores --pack consultnat", "consultant"),
        ("scores --pack quizz", "quiz"),
        ("scores --json --player Igro", "Igor"),
        ("stats --player Igro", "Igor"),
        ("practice --player Igro", "Igor"),
        ("players rename Igro X", "Igor"),
        ("players merge Igor igr", "Igor"),
        ("players delete Igro", "Igor"),
    ],
)
def test_a_mistyped_name_is_answered_with_the_closest(command: str, word: str, quiz: str) -> None:
    if not scores():
        run("play", quiz, "--player", "Igor", "--questions", "1", "--no-spoilers", lines="Yes\n")
    assert refusal(*command.format(quiz=quiz).split()).endswith(f'hint: did you mean "{word}"?\n')


@for_each(
    ("command", "error", "command_that_lists"),
    [
        ("scores --pack zzz", 'no pack named "zzz"', "packs list"),
        ("scores --player Zoe", 'no player named "Zoe"', "players list"),
        ("stats --player Zoe", 'no player named "Zoe"', "players list"),
        ("practice --player Zoe", 'no player named "Zoe"', "players list"),
        ("play --tag zzz", 'no questions with the tag "zzz"', "packs show PACK"),
    ],
)
def test_names_of_nothing_are_errors_that_say_what_lists_the_others(
    command: str, error: str, command_that_lists: str
) -> None:
    assert refusal(*command.split()).startswith(
        f"error: {error}\nhint: run `anora-quiz {command_that_lists}`"
    )


def test_a_file_that_looks_like_an_option_is_named_by_its_path(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("-x.yaml", "--pack.yaml"):
        Path(name).write_text("format: 1\n")
        assert refusal("packs", "check", name).endswith(f"hint: to name a file, type ./{name}\n")


def test_a_file_in_place_of_a_command_can_be_played(quiz: str) -> None:
    assert refusal(quiz).endswith(f"\nhint: run `anora-quiz play {quiz}`\n")


@for_each(
    "command",
    [
        *("scores --mode", "scores --pack", "scores --player", "play", "play --code"),
        *("packs add", "packs check", "packs check x.yaml", "packs import", "packs path"),
        *("packs import x.gift --from", "packs import x.gift --out", "packs new", "packs remove"),
        *("packs export consultant --to json --out", "data backup", "data export", "data import"),
        *("players rename", "config get", "daily", "help"),
    ],
)
def test_nothing_stands_for_everything_where_a_name_is_empty(command: str) -> None:
    rest = ["x"] if command == "players rename" else []
    assert '""' in refusal(*command.split(), "", *rest)


@for_each("command", ["config set player", "packs new x.yaml --title", "packs new y.yaml --author"])
def test_an_empty_text_stands_for_the_default(
    command: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(*command.split(), "").exit_code == 0


def test_the_known_player_can_be_named_before_the_first_round() -> None:
    for command in ("scores", "stats", "practice"):
        assert run(command, "--player", "ani").exit_code == 0


def test_what_was_typed_is_made_harmless_and_cut() -> None:
    shown = refusal(f"\x1b[2J{'x' * 900}")
    assert shown.startswith('error: unknown command "\\x1b[2Jxxx')
    assert len(shown) < 200
    assert len(refusal(f"{'x' * 5000}/")) < 200


def test_packs_alone_prints_its_help_and_is_wrong_use() -> None:
    result = run("packs")
    assert (result.exit_code, result.stderr) == (2, "")
    assert result.stdout.count("Usage: anora-quiz packs ") == 1


@pytest.mark.parametrize("command", ["resume", "scores", "review"])
def test_command_that_succeeds_exits_with_0(command: str) -> None:
    assert run(command).exit_code == 0


# Plain lines


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Return whether each session that is opened will be in plain lines, on a terminal, too."""
    are_plain: list[bool] = []

    def note(**_: bool) -> Session:
        are_plain.append(wants_lines())
        raise AnoraQuizError("this is enough")

    monkeypatch.setattr(Session, "open", note)
    return are_plain


@pytest.mark.parametrize(
    "command",
    [
        *("play", "daily", "practice", "resume", "scores", "stats", "review"),
        *("packs list", "packs path", "packs new x.yaml", "packs export x --to json"),
        *("packs remove x", "packs report x"),
        *("players list", "players rename x y", "players merge x y", "players delete x"),
    ],
)
def test_plain_counts_wherever_it_stands(command: str, opened: list[bool]) -> None:
    words = command.split()
    assert run(*words).exit_code == 1
    for place in range(len(words) + 1):
        if words[place - 1] == "--to":  # this takes the next word as its value
            continue
        assert run(*words[:place], "--plain", *words[place:]).exit_code == 1
    assert opened.pop(0) is False
    assert opened
    assert all(opened)


@for_each("words", ["--plain packs guide", "packs --plain guide", "packs guide --plain"])
def test_commands_that_only_print_take_plain_too(words: str) -> None:
    result = run(*words.split())
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == run("packs", "guide").stdout


def test_plain_counts_where_the_menu_opens(opened: list[bool]) -> None:
    run("--plain")
    assert opened == [True]
