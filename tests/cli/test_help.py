"""The help of every command: readable on any screen, with examples that work."""

import re
import shlex
from typing import Any

import pytest
from typer.core import TyperGroup

from anora_quiz.cli.options import KIND_NAMES
from anora_quiz.cli.usage import NARROW
from anora_quiz.quiz.kinds import KINDS
from anora_quiz.quiz.suggestions import any_of
from tests.cases import for_each
from tests.cli.playing import refusal, shown
from tests.command_line import command_line, run

_COLORS = re.compile(r"\x1b\[[0-9;]*m")


def _paths(group: Any, *words: str) -> list[list[str]]:
    """Return the words of every command below ``group``, and of the group itself."""
    found = [list(words)]
    context = group.context_class(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        is_group = isinstance(command, TyperGroup)
        found += _paths(command, *words, name) if is_group else [[*words, name]]
    return found


_EVERY_COMMAND = _paths(command_line())


def _help(command: list[str], columns: int) -> str:
    """Return the help of ``command`` without boxes, on a screen that is ``columns`` wide."""
    found: Any = command_line()
    context = found.context_class(found, info_name="anora-quiz", terminal_width=columns)
    for name in command:
        found = found.get_command(context, name)
        context = found.context_class(found, info_name=name, parent=context)
    return str(context.get_help())


def _words(text: str) -> set[str]:
    return set(re.split(r"[\s\-\\]+", text))


def test_help_lists_the_commands_in_groups() -> None:
    output = run("--help").stdout
    titles = re.findall(r"^(\w[\w ]*):$", output, flags=re.MULTILINE)
    assert titles == [
        *("Options", "Play", "Look back", "Packs", "Your data"),
        *("Examples", "Environment variables", "Exit codes"),
    ]
    for command, (title, following) in {
        "resume": ("Play:", "Look back:"),
        "scores": ("Look back:", "Packs:"),
        "packs": ("Packs:", "Your data:"),
        "players": ("Your data:", "Examples:"),
    }.items():
        assert f"\n  {command} " in output.partition(title)[2].partition(following)[0]


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
        assert not re.search(r"INTEGER|TEXT|<\w|x<=|[{}]|\[\[|\[default", output)


@for_each("command", [["play"], ["packs", "new"]], ids=" ".join)
def test_help_names_every_kind(command: list[str]) -> None:
    assert any_of([kind.kind for kind in KINDS]) == KIND_NAMES
    assert KIND_NAMES in " ".join(run(*command, "--help").stdout.split())


@for_each("command", _EVERY_COMMAND, ids=" ".join)
def test_help_fits_any_screen_without_cutting_a_word(command: list[str]) -> None:
    narrow = _help(command, 40)
    assert max(map(len, narrow.splitlines())) <= 40
    assert _words(narrow) == _words(_help(command, 80))


@pytest.mark.parametrize("columns", [NARROW, 80])
def test_help_in_boxes_cuts_nothing(columns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    for command in _EVERY_COMMAND:
        text = _COLORS.sub("", run(*command, "--help", is_to_terminal=True).stdout)
        assert "…" not in text, command
        assert max(map(len, text.splitlines())) <= columns, command


@for_each("command", _EVERY_COMMAND, ids=" ".join)
def test_help_has_examples_of_the_command_that_are_right_use(command: list[str]) -> None:
    text = run(*command, "--help").stdout
    section = text.partition("\nExamples:\n")[2].partition("\n\n")[0]
    assert section
    for example in section.splitlines():
        words = shlex.split(re.split(r" [|>] ", example.rpartition("| anora-quiz ")[2])[0])
        words = words[words[0] == "anora-quiz" :]
        assert words[: len(command)] == command
        _parse(words)


def _parse(words: list[str]) -> None:
    """Read ``words`` as the program does, without running the command that they name."""
    found: Any = command_line()
    context: Any = None
    while isinstance(found, TyperGroup):
        context = found.make_context("anora-quiz", list(words), parent=context)
        _, found, words = found.resolve_command(context, words)
    found.make_context("anora-quiz", list(words), parent=context)


@for_each("command", ["packs check", "packs import", "data check", "data import", "data export"])
def test_help_says_when_a_command_fails_that_scripts_ask(command: str) -> None:
    assert "Exits with 1 if" in " ".join(shown(*command.split(), "--help").split())


@for_each("name", ["ANORA_QUIZ_HOME", "NO_COLOR", "FORCE_COLOR", "CLICOLOR", "ACCESSIBLE"])
def test_help_of_the_program_names_environment_variables(name: str) -> None:
    assert name in shown("--help")


def test_help_of_the_daily_round_names_no_other_mode() -> None:
    assert not re.search("blitz|survival|ladder", shown("daily", "--help"))


# The command


@for_each("command", ["", "play", "packs", "packs check", "help"])
def test_help_as_a_command_is_that_of_the_option(command: str) -> None:
    words = command.split()
    assert shown("help", *words) == shown(*words, "--help")
    assert shown("help", *words, "--plain") == shown(*words, "--help")


@for_each(
    ("words", "error", "hint"),
    [
        ("plya", 'unknown command "plya"', 'did you mean "play"?'),
        ("packs chekc", 'unknown command "chekc"', 'did you mean "check"?'),
        (
            "play oscars",
            '"anora-quiz play" has no command "oscars"',
            "run `anora-quiz play --help`",
        ),
    ],
)
def test_help_for_a_command_that_does_not_exist(words: str, error: str, hint: str) -> None:
    assert refusal("help", *words.split()) == f"error: {error}\nhint: {hint}\n"


def test_version_has_a_short_option() -> None:
    assert shown("-V") == shown("--version") != ""
