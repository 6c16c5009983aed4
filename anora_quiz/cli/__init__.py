"""The command line: options in, objects on, exit code out. One file a command group."""

import codecs
import errno
import io
import os
import signal
import sys
from shutil import get_terminal_size
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from anora_quiz import __version__
from anora_quiz.cli import daily, packs, play, practice, review, scores
from anora_quiz.cli.session import Session, wants_lines
from anora_quiz.errors import AnoraQuizError
from anora_quiz.quiz.mode import Mode
from anora_quiz.terminal.text import visible_lines

_INTERRUPTED = 130
_COLUMNS = get_terminal_size().columns
_NARROW = 60  # columns
_PLAINLY = "anora-quiz-plainly"
_PLAIN_SIGNS = {
    "✓": "+", "✗": "x", "◐": "~", "–": "-", "—": "-", "·": "-", "…": "...", "❯": ">",
    "“": '"', "”": '"', "‘": "'", "’": "'", "━": "=", "╸": "=", "╺": " ",
}  # fmt: skip


class _Group(TyperGroup):
    """The one place where errors become messages and exit codes."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command; tell what went wrong in one line on standard error."""
        try:
            return super().invoke(ctx)
        except AnoraQuizError as error:
            # Messages quote packs and paths, which are as untrusted here as on the screen.
            print(visible_lines(str(error)), file=sys.stderr)
            raise typer.Exit(error.exit_code) from None
        except OSError as error:
            if error.errno == errno.EPIPE:  # the reader, such as head, has had enough
                raise
            print(f"anora-quiz: {visible_lines(str(error))}", file=sys.stderr)
            raise typer.Exit(AnoraQuizError.exit_code) from None
        except KeyboardInterrupt:
            print(file=sys.stderr)
            raise typer.Exit(_INTERRUPTED) from None


app = typer.Typer(
    name="anora-quiz",
    cls=_Group,
    help="Trivia for the terminal: on Sean Baker's Anora, and on any pack you have.",
    pretty_exceptions_enable=False,
    # On narrow screens, the boxes of the help would cut the names of options.
    rich_markup_mode=None if wants_lines() or _COLUMNS < _NARROW else "rich",
    context_settings={
        "help_option_names": ["-h", "--help"],
        "terminal_width": _COLUMNS if _COLUMNS < _NARROW else None,
    },
)


def _rules() -> str:
    """Return how each mode is played, a paragraph each."""
    return "\n\n".join(
        f"{mode.name}: {mode().rule if mode.scoring != Mode.scoring else mode.way + _AS_CLASSIC}"
        for mode in play.OPEN_MODES[1:]
    )


_AS_CLASSIC = " Points as in a classic round."
app.command("play", epilog=f"{Mode.name}: {Mode.scoring}\n\n{_rules()}")(play.play)
app.command("daily")(daily.daily)
app.command("practice")(practice.practice)
app.command("resume")(play.resume)
app.command("scores")(scores.scores)
app.command("review")(review.review)
app.add_typer(packs.app, name="packs")


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
    plain: play.PlainOption = False,
) -> None:
    """Open the menu where a person sits at a terminal; print the help elsewhere."""
    if context.invoked_subcommand is not None:
        return
    from anora_quiz.cli import menu

    session = Session.open(plain=plain)
    if session.is_person:
        menu.run(session)
    else:
        print(context.get_help())


def main() -> None:
    """Run the command line and exit."""
    codecs.register_error(_PLAINLY, _say_plainly)
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # Files and pipes are UTF-8 wherever they come from or go to. A letter that a
            # terminal cannot show, or that is no text, ends no game.
            is_ours = not stream.isatty() and "PYTHONIOENCODING" not in os.environ
            errors = "replace" if stream is sys.stdin else _PLAINLY
            stream.reconfigure(encoding="utf-8" if is_ours else None, errors=errors)
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            # The end of the session or the window puts the round aside, as Ctrl-C does.
            signal.signal(getattr(signal, name), lambda *_: signal.raise_signal(signal.SIGINT))
    app()


def _say_plainly(error: UnicodeError) -> tuple[str, int]:
    """Return what stands in for letters that the output's encoding lacks."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    letters = error.object[error.start : error.end]
    return "".join(_PLAIN_SIGNS.get(letter, "?") for letter in letters), error.end
