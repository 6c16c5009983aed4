"""``anora-quiz packs check``: reports every problem of packs, once or whenever they change."""

import os
import shutil
import sys
import time
from collections.abc import Sequence
from contextlib import redirect_stdout, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from anora_quiz.cli.options import one_of
from anora_quiz.cli.packs.problem_lines import (
    annotation,
    count_of_severity,
    print_json,
    report,
)
from anora_quiz.errors import UsageError
from anora_quiz.game.session import Session
from anora_quiz.packs.pack_names import STREAM, is_stream
from anora_quiz.paths import path_of
from anora_quiz.terminal.prose import say

if TYPE_CHECKING:
    from anora_quiz.packs.problems import Inspection, Problem

FORMATS = {
    "text": "readable lines",
    "json": "a list of problems",
    "github": "annotations for workflows",
}
"""The formats of the output, each with what it is."""

_POLL_INTERVAL = 0.3  # seconds
_MAX_PROBLEMS = 100  # that are printed without --all
_WIDTH_IN_FILES = 120  # columns, if the output does not go to a terminal


def check(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH...",
            help="Files, folders, or pack ids (-: standard input).",
        ),
    ],
    output: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="FORMAT",
            help="Output format: text, json, or github for workflow annotations (default: text).",
            show_default=False,
            callback=lambda name: one_of("format", name, list(FORMATS)),
        ),
    ] = "text",
    watch: Annotated[
        bool, typer.Option("--watch", help="Check again whenever a file changes.")
    ] = False,
    style: Annotated[
        bool,
        typer.Option(
            "--style/--no-style",
            help="Warn about missing explanations and sources (default: on).",
            show_default=False,
        ),
    ] = True,
    fix: Annotated[
        bool, typer.Option("--fix", help="Fix what is certain: show the changes, ask, write.")
    ] = False,
    yes: Annotated[
        bool, typer.Option("--yes", "-y", help="With --fix, write without asking.")
    ] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print JSON, as --format json does.")
    ] = False,
    shows_all: Annotated[
        bool, typer.Option("--all", help=f"Show all problems, not just the first {_MAX_PROBLEMS}.")
    ] = False,
) -> None:
    """Check packs and report every problem with its line and a fix.

    --fix fixes mistakes that have only one possible fix: ids that are missing, invalid, or used
    twice, quotes, tabs, dashes, and names of kinds. It shows the changes and asks before it writes
    them. Comments and everything else stay as they are.

    Exits with 1 if there are errors. Warnings don't change the exit code.
    """
    limit = None if shows_all else _MAX_PROBLEMS
    session = Session.open()
    output = _format(output, {"--json": as_json, "--watch": watch, "--fix": fix})
    if yes and not fix:
        raise UsageError("--yes works only with --fix", "remove it, or add --fix")
    if fix:
        _fix(session, paths, is_sure=yes, limit=limit, with_style=style)
    elif watch:
        _watch(session, paths, with_style=style, limit=limit)
    else:
        found = _inspect(session, paths, with_style=style)
        _print(session, found, output, limit)


def _print(session: Session, found: "list[Inspection]", output: str, limit: int | None) -> None:
    """Print what was ``found`` in the format ``output``. Exit with 1 if there are errors."""
    match output:
        case "text":
            _say_report(session, found, limit)
        case "json":
            print_json(problem for each in found for problem in each.problems)
        case "github":
            for each in found:
                for problem in each.problems:
                    print(annotation(problem))
    _exit_for_errors(found)


def _fix(
    session: Session, names: Sequence[str], *, is_sure: bool, limit: int | None, with_style: bool
) -> None:
    """Fix packs, then check them again; for standard input, print the fixed text alone."""
    from anora_quiz.cli.packs.fixing import fix, print_fixed
    from anora_quiz.packs.checking.check import inspect_all
    from anora_quiz.packs.files import STANDARD_INPUT, read_bytes, read_standard_input

    if any(map(is_stream, names)):
        if len(names) > 1:
            raise UsageError(
                "--fix can't combine standard input with files", "check the files in a separate run"
            )
        is_unnamed = names[0] == STREAM
        content = read_standard_input() if is_unnamed else read_bytes(Path(names[0]))
        content = print_fixed(STANDARD_INPUT, content)
        found = inspect_all([STANDARD_INPUT], {STANDARD_INPUT: content})
        found = _styled(found, with_style=with_style)
        with redirect_stdout(sys.stderr):  # standard output is the pack
            say(report(found, _WIDTH_IN_FILES, limit), is_plain=True)
    else:
        fix(session, _files(session, names)[0], is_sure=is_sure, shows_all=limit is None)
        found = _inspect(session, names, with_style=with_style)
        _say_report(session, found, limit)
    _exit_for_errors(found)


def _say_report(session: Session, found: "list[Inspection]", limit: int | None) -> None:
    say(report(found, _width(session), limit), is_plain=session.prints_plainly)


def _exit_for_errors(found: "list[Inspection]") -> None:
    if count_of_severity(found, "error"):
        raise typer.Exit(1)


def _format(name: str, options: dict[str, bool]) -> str:
    """Return the format to print. Raises `UsageError` if ``options`` contradict each other.

    JSON can be asked for twice.
    """
    is_json = options["--json"] and name != "github"
    given = {"--format": name != "text" and not is_json, **options}
    names = [option for option, is_given in given.items() if is_given]
    if len(names) > 1:
        message = f"{names[1]} and {names[0]} can't be used together"
        raise UsageError(message, "remove one of them")
    return "json" if is_json else name


def _inspect(session: Session, names: Sequence[str], *, with_style: bool) -> "list[Inspection]":
    from anora_quiz.packs.checking.check import inspect_all
    from anora_quiz.packs.files import STANDARD_INPUT, read_standard_input
    from anora_quiz.packs.problems import Inspection

    files, missing = _files(session, [name for name in names if name != STREAM])
    contents = {STANDARD_INPUT: read_standard_input()} if STREAM in names else {}
    found = inspect_all([*files, *contents], contents)
    found += [Inspection(Path(each.path), "", None, [each]) for each in missing]
    return _styled(found, with_style=with_style)


def _styled(found: "list[Inspection]", *, with_style: bool) -> "list[Inspection]":
    """Return what was ``found``, without suggestions unless it is ``with_style``."""
    from dataclasses import replace

    from anora_quiz.packs.checking.advice import STYLE_CODES

    if with_style:
        return found
    return [
        replace(each, problems=[one for one in each.problems if one.code not in STYLE_CODES])
        for each in found
    ]


def _files(session: Session, names: Sequence[str]) -> "tuple[list[Path], list[Problem]]":
    """Return the files of ``names``, each once, and a problem for each name without files.

    As in all commands, an id takes precedence over a folder.
    """
    from anora_quiz.packs.library.library import is_path
    from anora_quiz.packs.pack_names import packs_in
    from anora_quiz.packs.problems import Problem
    from anora_quiz.packs.syntax.tree import TOP

    library = session.library()
    files: dict[str, Path] = {}
    missing: list[Problem] = []
    for name in names:
        path = path_of(name)
        installed = [] if is_path(name) else library.files_of(name)
        if not installed and path.is_dir():
            listed = packs_in(path)
            if not listed:
                message, hint = "no packs in this folder", "pack files end in .yaml or .yml"
                missing.append(Problem(name, TOP, "no-packs-found", message, hint))
        elif not installed and not path.exists() and not is_path(name):
            listed = []
            message, hint = "no pack or file has this name", library.unknown(name).hint
            missing.append(Problem(name, TOP, "unknown-pack", message, hint))
        else:
            listed = installed or [path]
        for file in listed:
            files.setdefault(os.path.realpath(file), file)
    return list(files.values()), missing


def _width(session: Session) -> int:
    is_screen = session.is_person or session.is_colored
    return shutil.get_terminal_size().columns if is_screen else _WIDTH_IN_FILES


def _watch(session: Session, paths: Sequence[str], *, with_style: bool, limit: int | None) -> None:
    """Check whenever a file changes, until Ctrl-C. Raises `UsageError` for standard input."""
    if any(map(is_stream, paths)):
        raise UsageError("standard input can't be watched", "name a file or a folder")
    last: object = None
    while True:
        state = _state(session, paths)
        if state != last:
            last = state
            if session.is_person and not session.is_plain:
                print("\x1b[2J\x1b[H", end="")
            found = _inspect(session, paths, with_style=with_style)
            _say_report(session, found, limit)
            now = session.clock.now()
            print(f"{now:%H:%M:%S} Watching for changes. Press Ctrl-C to stop.")
            sys.stdout.flush()
        time.sleep(_POLL_INTERVAL)


def _state(session: Session, paths: Sequence[str]) -> object:
    """Return a value that changes when a file is saved, added or removed."""
    states: list[object] = []
    for file in _files(session, paths)[0]:
        states.append(file)
        with suppress(OSError):  # many editors remove a file before they write the new one
            stat = file.stat()
            states.append((stat.st_mtime_ns, stat.st_size, stat.st_ino))
    return states
