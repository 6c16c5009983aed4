"""The command line: options in, objects on, exit code out. One file a command group."""

import errno
import sys
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from anora_quiz import __version__
from anora_quiz.cli import play, scores
from anora_quiz.errors import AnoraQuizError
from anora_quiz.quiz.rounds import Mode

_INTERRUPTED = 130


class _Group(TyperGroup):
    """The one place where errors become messages and exit codes."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command; tell what went wrong in one line on standard error."""
        try:
            return super().invoke(ctx)
        except AnoraQuizError as error:
            # Messages quote packs and paths, which are as untrusted here as on the screen.
            from anora_quiz.terminal.text import visible_lines

            print(visible_lines(str(error)), file=sys.stderr)
            raise typer.Exit(error.exit_code) from None
        except OSError as error:
            if error.errno == errno.EPIPE:  # the reader, such as head, has had enough
                raise
            print(f"anora-quiz: {error.strerror or error}", file=sys.stderr)
            raise typer.Exit(AnoraQuizError.exit_code) from None
        except KeyboardInterrupt:
            print(file=sys.stderr)
            raise typer.Exit(_INTERRUPTED) from None


app = typer.Typer(
    name="anora-quiz",
    cls=_Group,
    help="Trivia for the terminal: on Sean Baker's Anora, and on any pack you have.",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("play", epilog=Mode.rule)(play.play)
app.command("resume")(play.resume)
app.command("scores")(scores.scores)


def _print_version(is_wanted: bool) -> None:
    if is_wanted:
        print(f"anora-quiz {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def _start(
    context: typer.Context,
    version: Annotated[  # noqa: ARG001 - its callback does the work
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help="Print the version."
        ),
    ] = False,
) -> None:
    """Open the menu where a person sits at a terminal; print the help elsewhere."""
    if context.invoked_subcommand is not None:
        return
    from anora_quiz.cli import menu
    from anora_quiz.cli.session import Session

    session = Session.open()
    if session.is_person:
        menu.run(session)
    else:
        print(context.get_help())


def main() -> None:
    """Run the command line and exit."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        # A letter that the terminal cannot show, or that is not text, ends no game.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    app()
