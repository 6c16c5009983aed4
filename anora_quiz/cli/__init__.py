"""The command line: reads options, calls `game` or `packs`, and exits. One file per group."""

import gc

gc.set_threshold(50_000)  # a start makes few cycles: looking for them took a tenth of its time

import errno
import os
import sys
from importlib import import_module
from itertools import takewhile
from typing import Annotated, Any

import typer

from anora_quiz import __version__
from anora_quiz.cli.streams import drop_output, flush_output, prepare_streams
from anora_quiz.cli.usage import (
    NARROW,
    Application,
    Group,
    HelpWanted,
    TyperUsageError,
    command_path,
    explained,
)
from anora_quiz.completion import SHELLS
from anora_quiz.errors import AnoraQuizError, Canceled
from anora_quiz.quiz.suggestions import any_of
from anora_quiz.terminal import interruption
from anora_quiz.terminal.environment import (
    agree_on_color,
    drop_bad_sizes,
    plain_lines,
    terminal_width,
)
from anora_quiz.terminal.standard_error import print_error

_COLUMNS = terminal_width()


class _Commands(Group):
    """The commands, and the one place where errors become messages and exit codes."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002
        """Return the names of the commands in the order of the help."""
        return list(_COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002
        """Return the command called ``cmd_name``, or None if there is none."""
        if cmd_name in _COMMANDS and cmd_name not in self.commands:
            self.commands[cmd_name] = _command(cmd_name)
        return self.commands.get(cmd_name)

    def parse_args(self, ctx: Any, args: list[str]) -> Any:
        """Read the options before the command; those of completion can do without a shell."""
        for number, word in enumerate(takewhile(lambda word: word.startswith("-"), args), start=1):
            is_bare = not args[number:] or args[number].startswith("-")
            if is_bare and word in ("--install-completion", "--show-completion"):
                from anora_quiz.completion.installing import shell_in_use  # late: rarely needed

                args = [*args[:number], shell_in_use(), *args[number:]]
                break
        return super().parse_args(ctx, args)

    def hint(self, ctx: Any, name: str) -> str:
        """Return what to run instead of ``name``, which may be a pack."""
        from anora_quiz.game.session import Session  # late, like the others
        from anora_quiz.packs.library.library import is_path
        from anora_quiz.paths import path_of
        from anora_quiz.quiz.quoting import arguments

        is_file = is_path(name) and os.path.isfile(path_of(name))  # noqa: PTH113 - names of any length
        if name.isprintable() and (is_file or name in Session.open().library().ids()):
            return f"run `anora-quiz play {arguments(name)}`"
        return super().hint(ctx, name)

    def main(self, args: Any = None, *, standalone_mode: bool = True, **extra: Any) -> Any:  # type: ignore[override]
        """Run the command that ``args`` name, report what goes wrong, and exit.

        Without ``standalone_mode``, return the exit code instead.
        """
        words = sys.argv[1:] if args is None else args
        try:
            with plain_lines(is_wanted="--plain" in words):  # also before a command, and for help
                status = super().main(words, standalone_mode=False, **extra)
        except HelpWanted as error:
            print(error.message)
            status = error.exit_code
        except TyperUsageError as error:
            wrong_use = explained(error, command_path(self, words), words)
            print_error(wrong_use)
            status = wrong_use.exit_code
        if standalone_mode:
            sys.exit(status)
        return status

    def invoke(self, ctx: Any) -> Any:
        """Run the command; report what goes wrong on standard error."""
        try:
            return super().invoke(ctx)
        except Canceled:
            raise typer.Exit from None
        except AnoraQuizError as error:
            print_error(error)
            raise typer.Exit(error.exit_code) from None
        except OSError as error:
            if error.filename is None:  # the output failed, which `main` reports
                raise
            print_error(_file_error(error))
            raise typer.Exit(AnoraQuizError.exit_code) from None
        except KeyboardInterrupt:
            print(file=sys.stderr)
            raise typer.Exit(interruption.exit_code()) from None


def _file_error(error: OSError) -> AnoraQuizError:
    message = f'can\'t use "{error.filename}": {error.strerror}'
    return AnoraQuizError(message, "check its permissions")


# Each command is imported when it is used: printing the version or the scores needs neither
# packs nor prompts.
_COMMANDS = {
    **dict.fromkeys(("play", "daily", "practice", "resume"), "Play"),
    **dict.fromkeys(("scores", "stats", "review"), "Look back"),
    "packs": "Packs",
    "config": "Your data",
    "data": "Your data",
    "players": "Your data",
    "help": "",
}
"""The commands, each with the title above it in the help; those without one aren't listed."""
_SETTINGS: dict[str, Any] = {
    "context_settings": {
        "help_option_names": ["-h", "--help"],
        "terminal_width": _COLUMNS if _COLUMNS < NARROW else None,
    },
}


def _command(name: str) -> Any:
    """Return the command called ``name``, built from the module with that name."""
    module = import_module(f"{__name__}.{name}")
    parent = Application(add_completion=False, **_SETTINGS)
    panel = _COMMANDS[name]
    if hasattr(module, "app"):
        parent.add_typer(module.app, name=name, rich_help_panel=panel)
    else:
        run = module.show_help if name == "help" else getattr(module, name)
        parent.command(name, rich_help_panel=panel, hidden=not panel)(run)
    return typer.main.get_group(parent).commands[name]


app = typer.Typer(
    name="anora-quiz",
    cls=_Commands,
    add_completion=False,  # ours are in `completion`
    help="A trivia game for the terminal, about Sean Baker's film Anora and any pack you add.",
    pretty_exceptions_enable=False,
    **_SETTINGS,
)


def _print_version(is_wanted: bool) -> None:
    if is_wanted:
        print(f"anora-quiz {__version__}")
        raise typer.Exit


def _provide_completion(shell: str, *, is_installed: bool) -> None:
    """Install the completion for ``shell``, or print the script for it."""
    from anora_quiz.cli.options import one_of  # late: hardly anyone needs these
    from anora_quiz.completion.installing import install, script

    one_of("shell", shell, SHELLS)
    if is_installed:
        print(f"Installed completion for {shell} in {install(shell)}")
        print("It works in every shell you start from now on.")
    else:
        print(script(shell), end="")


@app.callback(invoke_without_command=True)
def _start(
    context: typer.Context,
    version: Annotated[  # noqa: ARG001 - its callback does the work
        bool,
        typer.Option(
            "--version",
            "-V",
            callback=_print_version,
            is_eager=True,
            help="Print the version and exit.",
        ),
    ] = False,
    install_completion: Annotated[
        str | None,
        typer.Option(metavar="[SHELL]", help=f"Install completion for {any_of(SHELLS)}."),
    ] = None,
    show_completion: Annotated[
        str | None,
        typer.Option(metavar="[SHELL]", help=f"Print the completion script for {any_of(SHELLS)}."),
    ] = None,
) -> None:
    """Open Home where a person sits at a terminal; print the help elsewhere."""
    shell = show_completion if install_completion is None else install_completion
    if shell is not None:
        _provide_completion(shell, is_installed=install_completion is not None)
        raise typer.Exit
    if context.invoked_subcommand is not None:
        return
    from anora_quiz.game import home
    from anora_quiz.game.session import Session

    session = Session.open()
    if session.is_person:
        home.run(session)
    else:
        print(context.get_help())


def main() -> None:
    """Run the command line and exit."""
    prepare_streams()
    drop_bad_sizes()
    agree_on_color()
    # The end of the session or the window saves the round, as Ctrl-C does.
    interruption.install()
    try:
        try:
            app()
        finally:
            interruption.ignore()
            flush_output()
    except OSError as error:
        if error.filename is not None:
            print_error(_file_error(error))
        elif error.errno == errno.ENOENT:  # on writing, no system reports this
            message = "the current folder doesn't exist anymore"
            print_error(AnoraQuizError(message, "change to another folder"))
        elif error.errno != errno.EPIPE:  # on EPIPE, the reader, such as `head`, has stopped
            message = f"can't write the output: {error.strerror or error}"
            print_error(AnoraQuizError(message, "free some space, or send the output elsewhere"))
        drop_output()
        sys.exit(AnoraQuizError.exit_code)
