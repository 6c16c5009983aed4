"""``anora-quiz packs list``, ``show``, ``path``, ``add``, and ``remove``: the installed packs."""

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated

import typer

from anora_quiz.cli.options import complete_packs
from anora_quiz.errors import UsageError
from anora_quiz.game import pages
from anora_quiz.game.session import Session
from anora_quiz.paths import path_of
from anora_quiz.quiz.counting import count_of
from anora_quiz.quiz.quoting import printable
from anora_quiz.quiz.suggestions import did_you_mean
from anora_quiz.terminal.prose import Line, say
from anora_quiz.terminal.sanitize import visible

_MOST_ROWS = 100  # of a question, without --all

PackArgument = Annotated[
    str,
    typer.Argument(metavar="PACK", help="Pack id or path.", autocompletion=complete_packs),
]


def list_packs(
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """List all packs, bundled and yours."""
    session = Session.open()
    if as_json:
        print(json.dumps(pages.pack_rows(session), indent=2))
    else:
        pages.print_packs(session)


def show(
    pack: PackArgument,
    spoilers: Annotated[
        bool, typer.Option("--spoilers", help="Include questions with spoilers.")
    ] = False,
    shows_all: Annotated[
        bool,
        typer.Option(
            "--all", help=f"Show all lines of each question, not just the first {_MOST_ROWS}."
        ),
    ] = False,
) -> None:
    """Show every question in a pack with its answer."""
    from anora_quiz.packs.writing.plain_data import question_data
    from anora_quiz.terminal.proof import head, proof

    session = Session.open()
    for found in session.library().read([pack]):
        header = found.header
        author = f" by {visible(header.author)}" if header.author else ""
        about = f"{count_of(len(found.questions), 'question')}{author}"
        lines: list[Line] = [((visible(header.title), "label"), (f": {about}", ""))]
        lines += [((visible(header.about), ""),)] if header.about else []
        hidden_count = 0
        for number, question in enumerate(found.questions, start=1):
            data = question_data(question)
            lines.append(())
            if question.spoiler and not spoilers:
                hidden_count += 1
                lines += [head(number, data), (("  (hidden: spoiler)", "quiet"),)]
            else:
                shown = proof(number, data)
                lines += shown if shows_all else _first_rows(shown, _MOST_ROWS)
        if hidden_count:
            lines += [
                (),
                ((f"{count_of(hidden_count, 'question')} hidden. See all with --spoilers.", ""),),
            ]
        say(lines, is_plain=session.prints_plainly)


def _first_rows(lines: Iterable[Line], most: int) -> Iterator[Line]:
    """Yield up to ``most`` rows of ``lines``, and a line that says how many are left out.

    In a line, only the last words may hold several rows.
    """
    hidden_count = 0
    for *start, (text, style) in lines:
        rows = text.split("\n")
        kept, most = rows[:most], max(most - len(rows), 0)
        hidden_count += len(rows) - len(kept)
        if kept:
            yield (*start, ("\n".join(kept), style))
    if hidden_count:
        yield ((f"  … and {count_of(hidden_count, 'more line')}. See all with --all.", "quiet"),)


def path(
    pack: Annotated[
        str,
        typer.Argument(
            metavar="[PACK]",
            help="Pack id (default: your packs folder).",
            autocompletion=complete_packs,
        ),
    ] = "",
) -> None:
    """Print the path of a pack, or of your packs folder."""
    session = Session.open()
    if not pack:
        _print_path(session.folders.packs)
        return
    found = session.library().file_of(pack)
    if found is None:
        raise session.library().unknown(pack)
    _print_path(found)


def _print_path(found: Path) -> None:
    """Print a path: exactly for programs, with control characters made visible on a terminal."""
    print(visible(str(found)) if sys.stdout is not None and sys.stdout.isatty() else found)


def add(
    source: Annotated[str, typer.Argument(metavar="PATH|URL", help="File or https URL.")],
    replace: Annotated[
        bool,
        typer.Option(
            "--replace",
            help="Replace an installed pack with the same id (the old file is kept).",
        ),
    ] = False,
) -> None:
    """Install a pack from a file or an https URL."""
    from anora_quiz.packs.files import read_bytes
    from anora_quiz.packs.library.fetch import fetch, is_address, shown
    from anora_quiz.packs.library.install import PackFolder, install

    session = Session.open()
    if is_address(source):
        content = fetch(source, session.clock.seconds)
    else:
        content = read_bytes(path_of(source))
    name = shown(source).partition("?")[0].partition("#")[0] if is_address(source) else source
    library = session.library()
    folder = PackFolder(session.folders.packs, library.bundled_ids(), library.own_paths())
    pack = install(content, name, folder, replaces=replace)
    title, count = visible(pack.header.title), count_of(len(pack.questions), "question")
    print(f"Installed “{title}” ({count}). Play it with: anora-quiz play {pack.id}")


def remove(pack: PackArgument) -> None:
    """Remove one of your packs.

    Its file is kept in the folder "removed" next to your packs.
    """
    from anora_quiz.packs.library.install import uninstall

    session = Session.open()
    library = session.library()
    found = library.own_file(pack)
    if found is None and library.files_of(pack):
        raise UsageError(f'"{pack}" is a bundled pack and can\'t be removed')
    if found is None:
        hint = did_you_mean(pack, library.own_paths())
        see_list = "run `anora-quiz packs list`"
        raise UsageError(f'you have no pack named "{printable(pack)}"', hint or see_list)
    kept = uninstall(found)
    print(f"Removed {visible(pack)}. Its file is now {visible(str(kept))}")
