"""``anora-quiz packs list``, ``show``, ``path``, ``add``, and ``remove``: the installed packs."""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from anora_quiz.cli.options import JsonOption
from anora_quiz.cli.output import print_json
from anora_quiz.errors import UsageError
from anora_quiz.game import pages
from anora_quiz.game.session import Session
from anora_quiz.packs.pack_names import STREAM, is_stream
from anora_quiz.paths import path_of
from anora_quiz.quiz.counting import count_of
from anora_quiz.quiz.quoting import printable
from anora_quiz.quiz.suggestions import did_you_mean
from anora_quiz.terminal.prose import Line, say
from anora_quiz.terminal.sanitize import visible

if TYPE_CHECKING:
    from anora_quiz.packs.pack import Pack
    from anora_quiz.quiz.question import Question

_MOST_ROWS = 100  # of a question, without --all

PackArgument = Annotated[
    str,
    typer.Argument(metavar="PACK", help="Pack id or path (-: standard input)."),
]


def list_packs(as_json: JsonOption = False) -> None:
    """List all packs, bundled and yours."""
    session = Session.open()
    if as_json:
        print_json(pages.pack_rows(session))
    else:
        pages.print_packs(session)


def show(
    pack: PackArgument,
    answers: Annotated[
        bool, typer.Option("--answers", help="Show the questions and answers without asking.")
    ] = False,
    spoilers: Annotated[
        bool, typer.Option("--spoilers", help="Include questions with spoilers.")
    ] = False,
    shows_all: Annotated[
        bool,
        typer.Option(
            "--all",
            help=f"Show all sources, and all lines of each question, not just {_MOST_ROWS}.",
        ),
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Show what a pack is about, and every question with its answer.

    In a terminal, it asks before it shows answers.
    """
    from anora_quiz.packs.library.card import Card
    from anora_quiz.terminal.pack_card import card_lines

    session = Session.open()
    if as_json:
        _print_pack(session, pack)
        return
    packs = session.library().read([pack])
    is_asked = session.is_person and not answers
    for number, found in enumerate(packs):
        lines: list[Line] = [()] if number else []
        lines += card_lines(asdict(Card.of(found)), is_full=shows_all)
        if not is_asked:
            lines += _questions(found, spoilers=spoilers, shows_all=shows_all)
        say(lines, is_plain=session.prints_plainly)
    if is_asked and _wants_answers(sum(len(found.questions) for found in packs)):
        for found in packs:
            lines = [*([(), ((visible(found.header.title), "label"),)] if packs[1:] else [])]
            lines += _questions(found, spoilers=spoilers, shows_all=shows_all)
            say(lines, is_plain=session.prints_plainly)


def _wants_answers(count: int) -> bool:
    """Ask whether to show ``count`` questions, below what is on the main screen already."""
    from anora_quiz.terminal.plain_prompts import PlainPrompts

    question = f"\nShow {count_of(count, 'question')} with the answers?"
    prompts = PlainPrompts(sys.stdin, sys.stdout, is_echoed=False)
    return prompts.choose(question, (("Yes", True), ("No", False)), escape=1)


def _questions(pack: "Pack", *, spoilers: bool, shows_all: bool) -> Iterator[Line]:
    """Yield every question of ``pack`` with its answer; spoilers only with ``spoilers``."""
    from anora_quiz.packs.writing.plain_data import question_data
    from anora_quiz.terminal.proof import head, proof

    hidden_count = 0
    for number, question in enumerate(pack.questions, start=1):
        data = question_data(question)
        yield ()
        if question.spoiler and not spoilers:
            hidden_count += 1
            yield from [head(number, data), (("  (hidden: spoiler)", "quiet"),)]
        else:
            shown = proof(number, data)
            yield from shown if shows_all else _first_rows(shown, _MOST_ROWS)
    if hidden_count:
        yield ()
        yield ((f"{count_of(hidden_count, 'question')} hidden. See all with --spoilers.", ""),)


def _print_pack(session: Session, name: str) -> None:
    """Print the pack called ``name`` with all its questions, spoilers too, as JSON."""
    from anora_quiz.packs.writing.plain_data import header_data, number_data, question_data

    def data_of(question: "Question") -> dict[str, Any]:
        chosen_by = {
            "difficulty": question.difficulty,
            "spoiler": question.spoiler,
            "tags": list(question.tags),
        }
        return question_data(question) | chosen_by  # there even if the pack leaves them out

    found = pages.one_pack(session, name, "--json")
    data = header_data(found.header) | {"path": str(found.path)}
    print_json(data | {"questions": list(map(data_of, found.questions))}, number_data)


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
            help="Pack id or path (default: your packs folder).",
        ),
    ] = "",
) -> None:
    """Print the path of a pack, or of your packs folder."""
    session = Session.open()
    if not pack:
        _print_path(session.folders.packs)
        return
    from anora_quiz.packs.library.library import is_path  # late: other commands don't need it

    _refuse_stream(pack, "has no path")
    library, typed = session.library(), path_of(pack)
    is_file = is_path(pack) and typed.is_file()
    found = typed.absolute() if is_file else library.file_of(pack)
    if found is None:
        raise library.unknown(pack)
    _print_path(found)


def _refuse_stream(name: str, why: str) -> None:
    """Raise `UsageError` if ``name`` is a stream, which isn't an installed pack."""
    if is_stream(name):
        message = f"a pack in standard input or a pipe {why}"
        raise UsageError(message, "run `anora-quiz packs list`, and use an id")


def _print_path(found: Path) -> None:
    """Print a path: exactly for programs, with control characters made visible on a terminal."""
    print(visible(str(found)) if sys.stdout is not None and sys.stdout.isatty() else found)


def add(
    source: Annotated[
        str,
        typer.Argument(
            metavar="SOURCE", help="File, folder of packs, or https URL (-: standard input)."
        ),
    ],
    replace: Annotated[
        bool,
        typer.Option(
            "--replace",
            help="Replace an installed pack with the same id (the old file is kept).",
        ),
    ] = False,
) -> None:
    """Install a pack from a file or an https URL, or all packs in a folder.

    If a pack in the folder has a problem, none is installed.
    """
    from anora_quiz.packs.library.install import PackFolder, install, install_folder

    session = Session.open()
    path = path_of(source)
    library = session.library()
    folder = PackFolder(session.folders.packs, library.bundled_ids(), library.own_paths())
    if path.is_dir():
        installed = install_folder(path, folder, replaces=replace)
    else:
        content, name = _read(session, source)
        installed = [install(content, name, folder, replaces=replace)]
    for pack in installed:
        title, count = visible(pack.header.title), count_of(len(pack.questions), "question")
        print(f"Installed “{title}” ({count}). Play it with: anora-quiz play {pack.id}")


def _read(session: Session, source: str) -> tuple[bytes, str]:
    """Return the content of the file at ``source``, a path or an address, and its name."""
    from anora_quiz.packs.files import STANDARD_INPUT, read_bytes, read_standard_input
    from anora_quiz.packs.library.fetch import fetch, is_address, shown

    if source == STREAM:
        return read_standard_input(), str(STANDARD_INPUT)
    if not is_address(source):
        return read_bytes(path_of(source)), source
    return fetch(source, session.clock.seconds), shown(source).partition("?")[0].partition("#")[0]


def remove(
    pack: Annotated[
        str,
        typer.Argument(metavar="PACK", help="Pack id or path."),
    ],
) -> None:
    """Remove one of your packs.

    Its file is kept in the folder "removed" next to your packs.
    """
    from anora_quiz.packs.library.install import uninstall
    from anora_quiz.packs.library.library import is_path

    _refuse_stream(pack, "isn't installed")
    library = Session.open().library()
    found = library.own_file(pack)
    if found is None and library.files_of(pack):
        raise UsageError(
            f'"{pack}" is a bundled pack and can\'t be removed', "only packs that you added can be"
        )
    if found is None:
        hint = did_you_mean(path_of(pack).stem if is_path(pack) else pack, library.own_paths())
        see_list = "run `anora-quiz packs list`"
        raise UsageError(f'you have no pack named "{printable(pack)}"', hint or see_list)
    kept = uninstall(found)
    print(f"Removed {visible(pack)}. Its file is now {visible(str(kept))}")
