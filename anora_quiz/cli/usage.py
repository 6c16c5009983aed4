"""Wrong use of the command line, in our own words: what Typer raises becomes our error."""

import re
from collections.abc import Sequence
from typing import Any

from typer._click import exceptions  # Typer gives most of them no public name
from typer.core import TyperGroup

from anora_quiz.errors import UsageError
from anora_quiz.quiz.quoting import printable
from anora_quiz.quiz.suggestions import any_of, did_you_mean

TyperUsageError = exceptions.UsageError
"""What Typer raises for wrong use."""

HelpWanted = exceptions.NoArgsIsHelpError
"""What Typer raises for a group of commands without one; its message is the help."""

LARGEST_INTEGER = 2**63 - 1
"""The largest round number and the largest seed: the largest integer in SQLite."""

_HUGE = re.compile(r"'?[1-9][0-9]{18}")  # the start of a message about a number that is too large


class Group(TyperGroup):
    """A group of commands that says in our words that a command doesn't exist."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Return the command to run. Raises `UsageError` if there is none with that name."""
        name = args[0]
        if not ctx.resilient_parsing and self.get_command(ctx, name) is None:
            hint = did_you_mean(name, self.list_commands(ctx)) or _see_help(ctx.command_path)
            raise UsageError(f'unknown command "{printable(name)}"', hint)
        return super().resolve_command(ctx, args)


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


def explained(error: TyperUsageError, path: str) -> UsageError:
    """Return ``error`` as an error of ours, with a hint; ``path`` is the command with its name."""
    hint = _see_help(path)
    match error:
        case exceptions.NoSuchOption():
            name = error.option_name
            known = [each.removeprefix("--") for each in error.possibilities or ()]
            close = did_you_mean(name.removeprefix("--"), known, prefix="--")
            return UsageError(f'unknown option "{printable(name)}"', close or hint)
        case exceptions.MissingParameter():
            return UsageError(f"{_name(error.param)} is missing", hint)
        case exceptions.BadParameter(param=parameter) if parameter is not None:
            return UsageError(f"{_name(parameter)} {_condition(parameter, error.message)}", hint)
        case exceptions.BadOptionUsage():
            has_value = "not take" in error.message
            condition = "doesn't take a value" if has_value else "needs a value"
            return UsageError(f"{error.option_name} {condition}", hint)
    if extra := re.fullmatch(r"Got unexpected extra arguments?(?:\(s\))? \((.*)\)", error.message):
        return UsageError(f'unexpected argument "{printable(extra[1])}"', hint)
    return UsageError(error.format_message().rstrip("."), hint)


def _see_help(path: str) -> str:
    return f"run `{path} --help`"


def _name(parameter: Any) -> str:
    """Return what the help calls ``parameter``: its long option, or its name in capitals."""
    if parameter.param_type_name == "option":
        return str(max(parameter.opts, key=len))
    return str(parameter.metavar or parameter.name).strip("[].")


def _condition(parameter: Any, message: str) -> str:
    """Return what the value of ``parameter`` must be, for which Typer has its ``message``."""
    kind = parameter.type
    if hasattr(kind, "choices"):
        return f"must be {any_of(list(map(str, kind.choices)))}"
    smallest, largest = getattr(kind, "min", None), getattr(kind, "max", None)
    if smallest is None or largest is None:
        return f"isn't valid: {message.rstrip('.')}"
    if largest < LARGEST_INTEGER or _HUGE.match(message):
        return f"must be a whole number from {smallest:,} to {largest:,}"
    return f"must be a whole number, {smallest:,} or more"
