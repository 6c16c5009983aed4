"""How commands are described in the help, and how wrong use of them is explained."""

import os
import re
import sys
from collections.abc import Callable, Sequence
from copy import copy
from functools import cache
from typing import Annotated, Any

import typer
from typer._click import core, exceptions  # Typer gives most of this no public name
from typer._click.formatting import HelpFormatter
from typer.core import TyperCommand, TyperGroup

from anora_quiz.errors import UsageError
from anora_quiz.quiz.quoting import printable
from anora_quiz.quiz.suggestions import any_of, did_you_mean
from anora_quiz.terminal.environment import terminal_width, wants_lines

TyperUsageError = exceptions.UsageError
"""What Typer raises for wrong use."""

HelpWanted = exceptions.NoArgsIsHelpError
"""What Typer raises for a group of commands without one; its message is the help."""

LARGEST_INTEGER = 2**63 - 1
"""The largest round number and the largest seed: the largest integer in SQLite."""

_SURE_DIGITS = len(str(LARGEST_INTEGER)) - 1
"""Numbers with so many digits are never larger."""

_MAY_BE_EMPTY = ("value", "title", "author")
"""Parameters whose empty text stands for the default; all others refuse one."""

NARROW = 70
"""Narrower screens, in columns, have no room for boxes around the help."""


def _has_boxes() -> bool:
    """Return whether help is drawn with boxes, for which narrow screens have no room."""
    return sys.stdout.isatty() and not wants_lines() and terminal_width() >= NARROW


@cache
def _plain_option() -> Any:
    """Return the option ``--plain``, which the program reads before it runs a command.

    Typer makes it from a function because its own classes differ between versions.
    """

    def plain(
        wants_lines: Annotated[
            bool,
            typer.Option(
                "--plain",
                expose_value=False,
                show_default=False,
                help="Use plain lines (for screen readers, pipes, and scripts).",
            ),
        ] = False,
    ) -> None: ...

    app = typer.Typer(add_completion=False)
    app.command()(plain)
    return typer.main.get_command(app).params[0]


class _Formatter(HelpFormatter):
    """Writes help without boxes."""

    def write_dl(self, rows: Any, col_max: int = 30, col_spacing: int = 2) -> None:
        """Write names with their descriptions; long names have lines of their own if need be."""
        col_max = self.width // 4 if self.width < NARROW else col_max
        super().write_dl(rows, col_max, col_spacing)


class _Context(core.Context):
    formatter_class = _Formatter


class _Described(core.Command):
    """A command or group with ``--plain``, and with help that suits the screen."""

    context_class = _Context
    rich_markup_mode: Any  # Typer draws boxes for "rich", and none for None

    def __init__(self, *args: Any, **options: Any) -> None:
        """Make the command, which takes ``--plain``."""
        super().__init__(*args, **options)
        self.params.append(_plain_option())

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help, with boxes where they fit."""
        from anora_quiz.cli.help_sections import print_sections, write_sections

        has_boxes = _has_boxes()
        self.rich_markup_mode = "rich" if has_boxes else None
        super().format_help(ctx, formatter)
        names: list[str] = []
        while ctx.parent is not None:
            names.insert(0, ctx.info_name)
            ctx = ctx.parent
        command = " ".join(names)
        if has_boxes:
            print_sections(command)
        else:
            write_sections(command, formatter)


def _hide_type(argument: Any) -> None:
    """Let the help of ``argument``, whose name says what it is, show no type such as <str>."""
    argument.display_type_rich = lambda **_: ""  # Typer 0.29 and newer; below, it is the type's
    if hasattr(argument, "type"):
        argument.type = nameless = copy(argument.type)
        nameless.get_metavar = lambda **_: ""
        if nameless.name == "text":  # older versions show that instead
            nameless.name = ""


class Command(_Described, TyperCommand):
    """A command whose help suits the screen."""

    def __init__(self, *args: Any, **options: Any) -> None:
        """Make the command; the help shows no types such as <str>."""
        super().__init__(*args, **options)
        for each in self.params:
            if each.param_type_name == "argument":
                _hide_type(each)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read ``args``. Raises `UsageError` for empty ones, such as a script's unset variable."""
        rest: list[str] = super().parse_args(ctx, args)
        self._refuse_empty(ctx)
        return rest

    def _refuse_empty(self, ctx: Any) -> None:
        for each in self.params:
            value = ctx.params.get(each.name)
            values = value if isinstance(value, (list, tuple)) else [value]
            is_given = ctx.get_parameter_source(each.name) == core.ParameterSource.COMMANDLINE
            if is_given and "" in values and each.name not in _MAY_BE_EMPTY:
                raise UsageError(f'{_name(each)} can\'t be ""', _see_help(ctx.command_path))

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        """Return the parts of the usage; arguments are named as in the rest of the help."""
        named = (each for each in self.get_params(ctx) if each.param_type_name == "argument")
        return [str(self.options_metavar), *(str(each.metavar) for each in named)]


class Group(_Described, TyperGroup):
    """A group of commands whose help suits the screen, and which suggests names of commands."""

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write the commands panel by panel, for help without boxes."""
        panels: dict[str, list[tuple[str, str]]] = {}
        for name in self.list_commands(ctx):
            command: Any = self.get_command(ctx, name)
            if command.hidden:
                continue
            rows = panels.setdefault(command.rich_help_panel or "Commands", [])
            rows.append((name, str(command.help).partition("\n\n")[0]))
        for panel, rows in panels.items():
            with formatter.section(panel):
                formatter.write_dl(rows)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Return the command to run. Raises `UsageError` if there is none with that name."""
        name = args[0]
        if self.get_command(ctx, name) is None:
            raise UsageError(f'unknown command "{printable(name)}"', self.hint(ctx, name))
        return super().resolve_command(ctx, args)

    def hint(self, ctx: Any, name: str) -> str:
        """Return what to run instead of ``name``, of which there is no such command."""
        from anora_quiz.cli import habits  # late: only wrong use needs them

        if name in habits.AS_OPTIONS:
            return f"run `anora-quiz {habits.AS_OPTIONS[name]}`"
        known = self.list_commands(ctx)
        groups = ((each, self.get_command(ctx, each)) for each in known)
        inside = [
            f'"{each} {name}"'
            for each, group in groups
            if isinstance(group, Group) and group.get_command(ctx, name)
        ]
        if inside:
            return f"did you mean {any_of(inside)}?"
        others = [each for each in habits.COMMANDS.get(name, ()) if each in known]
        return did_you_mean(others[0] if others else name, known) or _see_help(ctx.command_path)


class Application(typer.Typer):
    """Commands that are put together, each of them a `Command`."""

    def command(self, name: str | None = None, **options: Any) -> Any:
        """Return a decorator that adds a function as the command ``name``."""
        return super().command(name, cls=Command, **options)


def whole_number(smallest: int, largest: int = LARGEST_INTEGER) -> Callable[..., int | None]:
    """Return a callback of a parameter that lets numbers from ``smallest`` to ``largest`` pass.

    Typer's own ranges would be written out in the help. The callback raises `UsageError`. Its
    ``condition`` is what `explained` says of them to what isn't a number.
    """
    has_end = largest != LARGEST_INTEGER  # that is a number that a person would read
    usual = f" from {smallest:,} to {largest:,}" if has_end else f", {smallest:,} or more"

    def check(context: typer.Context, param: typer.CallbackParam, value: int | None) -> int | None:
        if value is None or smallest <= value <= largest:
            return value
        is_too_long = not has_end and value > largest
        condition = f" of up to {_SURE_DIGITS} digits" if is_too_long else usual
        message = f"{_name(param)} must be a whole number{condition}"
        raise UsageError(message, _see_help(context.command_path))

    check.condition = usual  # type: ignore[attr-defined]
    return check


def command_path(group: TyperGroup, words: Sequence[str]) -> str:
    """Return the name of the program and those of ``words`` that name a command in ``group``."""
    path = ["anora-quiz"]
    command: Any = group
    for word in words:
        if word.startswith("-"):  # none of the options before a command has a value
            continue
        command = command.get_command(None, word) if hasattr(command, "get_command") else None
        if command is None:
            break
        path.append(word)
    return " ".join(path)


def explained(error: TyperUsageError, path: str, words: Sequence[str] = ()) -> UsageError:
    """Return ``error`` as an error of ours, with a hint; ``path`` is the command with its name.

    ``words`` are all that was typed.
    """
    hint = _see_help(path)
    match error:
        case exceptions.NoSuchOption():
            name = error.option_name
            known = [each.removeprefix("--") for each in error.possibilities or ()]
            close = did_you_mean(name.removeprefix("--"), known, prefix="--")
            from anora_quiz.cli import habits  # late, as above

            files = (each for each in words if each.startswith(name) and os.path.isfile(each))  # noqa: PTH113 - names of any length
            other_way = next((f"to name a file, type ./{printable(each)}" for each in files), "")
            hint = other_way or habits.OPTIONS.get(name) or _habit(error) or close or hint
            return UsageError(f'unknown option "{printable(name)}"', hint)
        case exceptions.MissingParameter():
            return UsageError(f"{_name(error.param)} is missing", hint)
        case exceptions.BadParameter(param=parameter) if parameter is not None:
            # Numbers are all that Typer converts here; names are checked by `one_of`.
            condition = getattr(parameter.callback, "condition", "")
            return UsageError(f"{_name(parameter)} must be a whole number{condition}", hint)
        case exceptions.BadOptionUsage():
            has_value = "not take" in error.message
            condition = "doesn't take a value" if has_value else "needs a value"
            return UsageError(f"{error.option_name} {condition}", hint)
    if extra := re.fullmatch(r"Got unexpected extra arguments?(?:\(s\))? \((.*)\)", error.message):
        return UsageError(f'unexpected argument "{printable(extra[1])}"', hint)
    return UsageError(error.format_message().rstrip("."), hint)


def _habit(error: exceptions.NoSuchOption) -> str:
    """Return a hint with the name of the same option here, which other programs call otherwise."""
    from anora_quiz.cli import habits

    known = error.ctx.command.params if error.ctx else ()
    names = {name for each in known for name in each.opts}
    others = (each for each in habits.OTHER_OPTIONS.get(error.option_name, ()) if each in names)
    return next((f'did you mean "{each}"?' for each in others), "")


def _see_help(path: str) -> str:
    return f"run `{path} --help`"


def _name(parameter: Any) -> str:
    """Return what the help calls ``parameter``: its long option, or its name in capitals."""
    if parameter.param_type_name == "option":
        return str(max(parameter.opts, key=len))
    return str(parameter.metavar or parameter.name).strip("[].")
