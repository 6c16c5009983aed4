"""Wrong use of the command line: two lines, what is wrong and what to do."""

import re

import pytest

from anora_quiz.cli.options import KIND_NAMES
from anora_quiz.errors import AnoraQuizError
from anora_quiz.game.session import Session
from anora_quiz.quiz.kinds import KINDS
from anora_quiz.quiz.suggestions import any_of
from anora_quiz.terminal.environment import wants_lines
from tests.cases import for_each
from tests.cli.packs.sample import COMMANDS
from tests.cli.playing import refusal
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
        ("packs lsit", 'unknown command "lsit"', 'did you mean "list"?'),
        ("packs jump", 'unknown command "jump"', "run `anora-quiz packs --help`"),
        ("resume 1 2", 'unexpected argument "2"', "run `anora-quiz resume --help`"),
        ("packs show", "PACK is missing", "run `anora-quiz packs show --help`"),
        ("packs export x", "--to is missing", "run `anora-quiz packs export --help`"),
        ("play -n", "-n needs a value", "run `anora-quiz play --help`"),
        ("--plain=1", "--plain doesn't take a value", "run `anora-quiz --help`"),
        (
            "play --questions many",
            "--questions must be a whole number",
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
            "ROUND must be a whole number from 1 to 9,223,372,036,854,775,807",
            "run `anora-quiz review --help`",
        ),
        (
            "play --difficulty awful",
            "--difficulty must be easy, medium, or hard",
            "run `anora-quiz play --help`",
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


def test_what_was_typed_is_made_harmless_and_cut() -> None:
    shown = refusal(f"\x1b[2J{'x' * 900}")
    assert shown.startswith('error: unknown command "\\x1b[2Jxxx')
    assert len(shown) < 200


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


# Help


def test_help_lists_the_commands_in_groups() -> None:
    output = run("--help").stdout
    titles = re.findall(r"^(\w[\w ]*):$", output, flags=re.MULTILINE)
    assert titles == ["Options", "Play", "Look back", "Packs", "Your data"]
    for command, (title, following) in {
        "resume": ("Play:", "Look back:"),
        "scores": ("Look back:", "Packs:"),
        "packs": ("Packs:", "Your data:"),
        "players": ("Your data:", ""),
    }.items():
        assert f"\n  {command} " in output.partition(title)[2].partition(following or "\0")[0]


_EVERY_COMMAND = [
    *([], ["play"], ["daily"], ["practice"], ["resume"], ["scores"], ["stats"], ["review"]),
    ["packs"],
    *(["packs", name] for name in COMMANDS),
    *(["players", *name] for name in ([], ["list"], ["rename"], ["merge"], ["delete"])),
]


@for_each("command", _EVERY_COMMAND, ids=" ".join)
def test_help_has_boxes_on_a_terminal_unless_plain_lines_are_wanted(command: list[str]) -> None:
    words = [*command, "--help"]
    assert "╭" in run(*words, is_to_terminal=True).stdout
    assert "╭" not in run("--plain", *words, is_to_terminal=True).stdout
    assert "╭" not in run(*words).stdout


@for_each("command", _EVERY_COMMAND, ids=" ".join)
def test_help_of_every_command_names_the_option(command: list[str]) -> None:
    assert "--plain " in run(*command, "--help").stdout


@for_each("words", ["play --help --plain", "play --plain -h", "--help --plain"])
def test_help_is_plain_wherever_the_option_stands(words: str) -> None:
    assert "╭" not in run(*words.split(), is_to_terminal=True).stdout


@for_each("command", _EVERY_COMMAND, ids=" ".join)
def test_help_says_what_each_option_takes_without_raw_types_and_ranges(command: list[str]) -> None:
    for is_to_terminal in (False, True):
        output = run(*command, "--help", is_to_terminal=is_to_terminal).stdout
        assert not re.search(r"INTEGER|TEXT|<\w|x<=|\{|\[default", output)


@for_each("command", [["play"], ["packs", "new"]], ids=" ".join)
def test_help_names_every_kind(command: list[str]) -> None:
    assert any_of([kind.kind for kind in KINDS]) == KIND_NAMES
    assert KIND_NAMES in " ".join(run(*command, "--help").stdout.split())
