"""``anora-quiz packs check``: reports every problem of packs, once or whenever they change."""

import json
import os
import shutil
import sys
import time
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from anora_quiz.cli.options import one_of
from anora_quiz.cli.packs.problem_lines import count_of_severity, report
from anora_quiz.errors import UsageError
from anora_quiz.game.session import Session
from anora_quiz.packs.pack_names import STREAM, is_stream
from anora_quiz.paths import path_of
from anora_quiz.terminal.prose import say
from anora_quiz.terminal.sanitize import visible

if TYPE_CHECKING:
    from anora_quiz.packs.problems import Inspection, Problem

FORMATS = {
    "text": "lines to read",
    "json": "a list of problems",
    "github": "annotations of workflows",
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
    as_json: Annotated[
        bool, typer.Option("--json", help="Print JSON, as --format json does.")
    ] = False,
    all_problems: Annotated[
        bool, typer.Option("--all", help=f"Show all problems, not just the first {_MAX_PROBLEMS}.")
    ] = False,
) -> None:
    """Check packs and report every problem with its line and a fix.

    Exits with 1 if there are errors. Warnings don't change the exit code.
    """
    limit = None if all_problems else _MAX_PROBLEMS
    session = Session.open()
    output = _format(output, as_json=as_json, is_watched=watch)
    if watch and any(map(is_stream, paths)):
        raise UsageError("standard input can't be watched", "name a file or a folder")
    if watch:
        _watch(session, paths, with_style=style, limit=limit)
        return
    found = _inspect(session, paths, with_style=style)
    match output:
        case "text":
            say(report(found, _width(session), limit), is_plain=session.prints_plainly)
        case "json":
            _print_json(problem for each in found for problem in each.problems)
        case "github":
            for each in found:
                for problem in each.problems:
                    print(_annotation(problem))
    if count_of_severity(found, "error"):
        raise typer.Exit(1)


def _format(name: str, *, as_json: bool, is_watched: bool) -> str:
    """Return the format to print. Raises `UsageError` if options contradict each other."""
    conflict = "--json and --format" if as_json and name == "github" else ""
    if is_watched and (as_json or name != "text"):
        conflict = f"--watch and {'--json' if as_json else '--format'}"
    if conflict:
        raise UsageError(f"{conflict} can't be used together", "remove one of them")
    return "json" if as_json else name


def _inspect(session: Session, names: Sequence[str], *, with_style: bool) -> "list[Inspection]":
    from dataclasses import replace

    from anora_quiz.packs.checking.advice import STYLE_CODES
    from anora_quiz.packs.checking.check import inspect_all
    from anora_quiz.packs.files import STANDARD_INPUT, read_standard_input
    from anora_quiz.packs.problems import Inspection

    files, missing = _files(session, [name for name in names if name != STREAM])
    contents = {STANDARD_INPUT: read_standard_input()} if STREAM in names else {}
    found = inspect_all([*files, *contents], contents)
    found += [Inspection(Path(each.path), "", None, [each]) for each in missing]
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


def _print_json(problems: "Iterable[Problem]") -> None:
    """Print ``problems`` as a JSON list, one at a time because there may be very many."""
    separator = "["
    for problem in problems:
        # Put together here, because Python's own indentation takes many times as long.
        fields = (
            f'    "{name}": {json.dumps(each)}' for name, each in _problem_data(problem).items()
        )
        print(separator, "  {", ",\n".join(fields), "  }", sep="\n", end="")
        separator = ","
    print("[]" if separator == "[" else "\n]")


def _problem_data(problem: "Problem") -> dict[str, str | int]:
    line, column, width = problem.location
    return {
        "path": problem.path,
        "line": line,
        "column": column,
        "end_line": line,
        "end_column": column + width,
        "severity": problem.severity,
        "code": problem.code,
        "message": problem.message,
        "hint": problem.hint,
    }


def _annotation(problem: "Problem") -> str:
    """Return a workflow command of GitHub, with special characters escaped as it requires."""
    line, column, width = problem.location
    properties = {
        "file": problem.path,
        "line": line,
        "col": column,
        "endColumn": column + width,
        "title": problem.code,
    }
    shown_properties = ",".join(
        f"{name}={_escaped(str(value), ':,')}" for name, value in properties.items()
    )
    hint = f" ({problem.hint})" if problem.hint else ""
    return f"::{problem.severity} {shown_properties}::{_escaped(visible(problem.message + hint))}"


def _escaped(text: str, separators: str = "") -> str:
    for character in f"%\r\n{separators}":
        text = text.replace(character, f"%{ord(character):02X}")
    return visible(text)


def _width(session: Session) -> int:
    is_screen = session.is_person or session.is_colored
    return shutil.get_terminal_size().columns if is_screen else _WIDTH_IN_FILES


def _watch(session: Session, paths: Sequence[str], *, with_style: bool, limit: int | None) -> None:
    """Check whenever a file changes, until Ctrl-C."""
    last: object = None
    while True:
        state = _state(session, paths)
        if state != last:
            last = state
            if session.is_person and not session.is_plain:
                print("\x1b[2J\x1b[H", end="")
            found = _inspect(session, paths, with_style=with_style)
            say(report(found, _width(session), limit), is_plain=session.prints_plainly)
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
