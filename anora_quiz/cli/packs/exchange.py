"""``anora-quiz packs import`` and ``packs export``: packs in the formats of other programs."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from anora_quiz.cli.options import unknown_name
from anora_quiz.cli.output import is_standard_output, print_data, refuse_folder, save
from anora_quiz.cli.packs.collection import PackArgument
from anora_quiz.cli.packs.notes import AllOption, print_notes
from anora_quiz.cli.packs.updating import KeepRemovedOption, UpdateOption, Updating, YesOption
from anora_quiz.errors import PackError, UsageError
from anora_quiz.game import pages
from anora_quiz.game.session import Session
from anora_quiz.packs.pack_names import STREAM, is_stream
from anora_quiz.paths import path_of
from anora_quiz.quiz.counting import count_of
from anora_quiz.quiz.quoting import arguments
from anora_quiz.quiz.suggestions import any_of
from anora_quiz.saving import is_device
from anora_quiz.terminal.sanitize import visible
from anora_quiz.terminal.standard_error import print_warning

if TYPE_CHECKING:
    from anora_quiz.packs.formats import Formats
    from anora_quiz.packs.formats.base import Imported, Importer
    from anora_quiz.packs.pack import Header

_USE_OUT = "use --out to choose another file"
_UNNAMED = Path("imported-pack")  # what names a pack between two streams
_USUAL_NAMES = ("quiz.txt", "quiz.yaml")  # of files in formats that are known by their names, too
_CHECKED_UP_TO = 250_000  # bytes: checking a larger pack would take too long


def import_file(
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="File to convert (-: standard input).")
    ],
    source: Annotated[
        str,
        typer.Option(
            "--from",
            metavar="FORMAT",
            help="Format: red, opentriviaqa, opentdb, moodle-xml, mkdocs-quiz, gift, aiken, csv, or"
            " anki-tsv (default: detected).",
        ),
    ] = "",
    out: Annotated[
        str,
        typer.Option(
            metavar="FILE",
            help="File to write, or - for standard output (default: the same name with .yaml, in"
            " the current folder; standard output if FILE is -).",
        ),
    ] = "",
    update: UpdateOption = "",
    keep_removed: KeepRemovedOption = False,
    yes: YesOption = False,
    shows_all: AllOption = False,
) -> None:
    """Convert another program's quiz file to a pack.

    Reports everything that was changed or left out, line by line. With --update, a pack that was
    imported from an older version of the file gets what is new. Its questions keep their ids, so
    scores and practice stay.

    Exits with 1 if no question could be imported.
    """
    from anora_quiz.packs.formats.opening import text_of
    from anora_quiz.packs.syntax.parse import garbage_collection_paused

    updating: Updating | None = None
    if update:
        updating = Updating(update, keeps_removed=keep_removed, is_sure=yes, shows_all=shows_all)
    elif keep_removed or yes:
        option = "--keep-removed" if keep_removed else "--yes"
        raise UsageError(f"{option} works only with --update", "remove it, or add --update PACK")
    path, content = _content(file)
    with _named(path):
        text, notes = text_of(content)
        del content
        importer = _importer(source, text, path.name)
    target = _target(file, out) if out or not updating else None
    with _named(path), garbage_collection_paused():
        header = updating.pack.header if updating else _header(file, target)
        found = importer.read(text, header)
    del text  # frees memory for the pack
    print_notes([*notes, *found.notes], path, shows_all=shows_all)
    if not found.questions:
        count = count_of(found.found, "question")
        message = f"none of the {count} in {_shown(path)} could be imported"
        raise PackError(message, "see the notes above" if found.notes else "")
    if updating:
        updating.run(found, out)
    else:
        _write(found, target, importer.name)


def _content(file: str) -> tuple[Path, bytes]:
    """Return the path and the content of the file to import. Raises `PackError`."""
    from anora_quiz.packs.files import STANDARD_INPUT, read_bytes, read_standard_input

    if file == STREAM:
        return STANDARD_INPUT, read_standard_input()
    path = path_of(file)
    return path, read_bytes(path)


def _target(file: str, out: str) -> Path | None:
    """Return the path of the new pack, or None for standard output. Raises `UsageError`."""
    from anora_quiz.packs.pack_names import file_name_problem
    from anora_quiz.quiz import values

    if is_standard_output(out) or (not out and is_stream(file)):
        return None
    target = path_of(out) if out else Path(f"{values.slug(path_of(file).stem)}.yaml")
    if fault := file_name_problem(target.name):
        raise UsageError(f'"{target}" can\'t be a pack: {fault}', _USE_OUT)
    refuse_folder(target)
    if target.exists() and not is_device(target):
        raise UsageError(f'"{target}" already exists', _USE_OUT)
    return target


def _write(found: "Imported", target: Path | None, name: str) -> None:
    """Write the new pack, and tell how much of the file, in the format ``name``, is in it."""
    from anora_quiz.packs.syntax.parse import garbage_collection_paused
    from anora_quiz.packs.writing.yaml_text import written

    with garbage_collection_paused():
        parts = written(found.header, found.questions)
        if target is None:
            for part in parts:
                print_data(part)
            return
        save(target, parts)
    kept = len(found.questions)
    of_found = f"{kept:,} of {count_of(found.found, 'question')}"
    print(f"Imported {of_found} to {visible(str(target))} ({name}).")
    if kept < found.found:
        print(f"{count_of(found.found - kept, 'question')} skipped; see the notes above.")
    if target.is_file():
        _print_warnings(target)


def _header(file: str, target: Path | None) -> "Header":
    """Return the header of a pack from ``file`` that names no id and no title."""
    from anora_quiz.packs.pack import Header
    from anora_quiz.quiz import values

    source = (target or _UNNAMED) if is_stream(file) else path_of(file)
    title = source.stem.replace("-", " ").replace("_", " ")
    return Header(id=values.slug((target or source).stem), title=title[:1].upper() + title[1:])


def _print_warnings(pack: Path) -> None:
    """Print how many warnings ``pack`` has, or how to check it if it is large."""
    from anora_quiz.packs.checking.check import inspect_all

    command = f"anora-quiz packs check {visible(arguments(str(pack)))}"
    if pack.stat().st_size > _CHECKED_UP_TO:
        print(f"Check it with: {command}")
        return
    [checked] = inspect_all([pack])
    if warnings := len(checked.problems):
        print(f"{count_of(warnings, 'warning')}. See them with: {command}")


def export(
    pack: PackArgument,
    target: Annotated[
        str,
        typer.Option(
            "--to",
            metavar="FORMAT",
            help="Format: gift, aiken, csv, anki-tsv, json, markdown, or sheet.",
        ),
    ],
    out: Annotated[
        str, typer.Option(metavar="FILE", help="File to write (default: -, standard output).")
    ] = "",
    shows_all: AllOption = False,
) -> None:
    """Convert a pack to another format and report what the format can't hold."""
    formats = _formats()
    exporter = formats.find_exporter(target)
    if exporter is None:
        raise unknown_name("export format", target, [each.name for each in formats.exporters])
    found = pages.one_pack(Session.open(), pack, "export")
    if not is_standard_output(out or STREAM):
        refuse_folder(path_of(out))
    exported = exporter.write(found)
    print_notes(exported.notes, shows_all=shows_all)
    if is_standard_output(out or STREAM):
        print_data(exported.text)
        return
    path = path_of(out)
    save(path, [exported.text])
    total = count_of(len(found.questions), "question")
    print(f"Exported {exported.count:,} of {total} to {visible(str(path))}.")


def _formats() -> "Formats":
    """Return all formats, and warn of those of other packages that can't be used."""
    from anora_quiz.packs.formats import installed_formats

    formats = installed_formats()
    for problem in formats.problems:
        print_warning(PackError(problem))
    return formats


@contextmanager
def _named(path: Path) -> Iterator[None]:
    """Put ``path`` before the message of a `PackError`."""
    try:
        yield
    except PackError as error:
        raise PackError(f"{_shown(path)}: {error}", error.hint) from None


def _shown(path: Path) -> str:
    """Return ``path`` for messages: a file's in quotes."""
    from anora_quiz.packs.files import STANDARD_INPUT

    return str(path) if path == STANDARD_INPUT else f'"{path}"'


def _importer(name: str, text: str, file: str) -> "Importer":
    """Return the importer called ``name``, or the one for ``text`` if it is empty.

    Raises `PackError` that says what ``text`` is if no importer reads it, and `UsageError`.
    """
    formats = _formats()
    known = [each.name for each in formats.importers]
    if name:
        importer = formats.find_importer(name)
        if importer is None:
            raise unknown_name("import format", name, known)
        return importer
    from anora_quiz.packs.text_types import is_pack

    importer = None if is_pack(text) else formats.guess_importer(text, file)
    if importer is None:
        raise _unrecognized(text, file, formats)
    return importer


def _unrecognized(text: str, file: str, formats: "Formats") -> PackError:
    """Return an error that says what ``text`` is instead of an importer's format."""
    from anora_quiz.packs.text_types import MARKDOWN, is_pack, recognize_text

    if is_pack(text):
        hint = "play it with `anora-quiz play FILE`, or add it with `anora-quiz packs add FILE`"
        return PackError("this is already an Anora Quiz pack", hint)
    recognized = recognize_text(text, file)
    names = _USUAL_NAMES if recognized is None or recognized[0] == MARKDOWN else ()
    for name in names:
        if likely := formats.guess_importer(text, name):
            hint = f"if it's {likely.name} ({likely.about}), use --from {likely.name}"
            return PackError("the format wasn't recognized by the file's name", hint)
    if recognized:
        return PackError(f"this is {recognized[0]}, which can't be imported", recognized[1])
    known = [each.name for each in formats.importers]
    return PackError("the format wasn't recognized", f"use --from with {any_of(known)}")
