"""What the environment says about color, plain lines, and sizes."""

import os
import sys

import pytest
from rich.console import Console

from anora_quiz.terminal.environment import agree_on_color, wants_color, wants_lines
from anora_quiz.terminal.theme import make_console
from tests.cases import for_each

_NAMES = ("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "CLICOLOR")
_WISHES = [
    ({}, None),
    ({"NO_COLOR": "1"}, False),
    ({"NO_COLOR": ""}, None),
    ({"FORCE_COLOR": "1"}, True),
    ({"FORCE_COLOR": "3"}, True),
    ({"FORCE_COLOR": "0"}, False),
    ({"FORCE_COLOR": "false"}, False),
    ({"FORCE_COLOR": ""}, None),
    ({"CLICOLOR_FORCE": "1"}, True),
    ({"CLICOLOR_FORCE": "0"}, None),
    ({"CLICOLOR": "0"}, False),
    ({"CLICOLOR": "1"}, None),
    ({"CLICOLOR": "0", "CLICOLOR_FORCE": "1"}, True),
    ({"FORCE_COLOR": "0", "CLICOLOR_FORCE": "1"}, False),
    ({"NO_COLOR": "1", "FORCE_COLOR": "1", "CLICOLOR_FORCE": "1"}, False),
]


def _set(patch: pytest.MonkeyPatch, values: dict[str, str]) -> None:
    for name in _NAMES:
        patch.delenv(name, raising=False)
    for name, value in values.items():
        patch.setenv(name, value)


@for_each(("values", "wanted"), _WISHES)
def test_color_is_wanted_or_not(values: dict[str, str], wanted: bool | None) -> None:  # noqa: FBT001
    with pytest.MonkeyPatch.context() as patch:
        _set(patch, values)
        assert wants_color() is wanted


@for_each(("values", "wanted"), _WISHES)
def test_rich_is_told_the_same(values: dict[str, str], wanted: bool | None) -> None:  # noqa: FBT001
    """Its own consoles, such as that of the help, know only some of the variables."""
    with pytest.MonkeyPatch.context() as patch:
        _set(patch, values)
        patch.setattr(os, "environ", dict(os.environ))
        agree_on_color()
        told = wants_color()
        console = Console(_environ=os.environ)
        assert told is wanted
        assert console.no_color is (wanted is False)
        assert console.is_terminal is (wanted is True or sys.stdout.isatty())


@for_each(
    ("term", "color", "expected"),
    [
        ("xterm", "", False),
        ("dumb", "", True),
        ("dumb", "1", True),
        (None, "", sys.platform != "win32"),
        ("", "", sys.platform != "win32"),
        (None, "1", False),
    ],
)
def test_terminals_that_are_dumb_or_unknown_get_plain_lines(
    term: str | None, color: str, *, expected: bool
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FORCE_COLOR", color)
        patch.delenv("TERM")
        if term is not None:
            patch.setenv("TERM", term)
        assert wants_lines() is expected


def test_columns_and_lines_are_the_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "57")
    monkeypatch.setenv("LINES", "19")
    assert make_console().size == (57, 19)
