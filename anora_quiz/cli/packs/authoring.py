"""``anora-quiz packs new``, ``packs guide``, and ``packs schema``: help for authors of packs."""

import json
import re
from contextlib import suppress
from pathlib import Path
from typing import Annotated

import typer

from anora_quiz.cli.options import KIND_NAMES, known_kinds
from anora_quiz.cli.output import is_standard_output, print_data, save
from anora_quiz.errors import Canceled, PackError, UsageError
from anora_quiz.game.session import Session
from anora_quiz.packs.pack_names import file_name_problem
from anora_quiz.paths import authors_guide, path_of
from anora_quiz.quiz.kinds import KINDS
from anora_quiz.quiz.quoting import arguments, printable
from anora_quiz.terminal.prose import say
from anora_quiz.terminal.sanitize import visible

_SUFFIXES = (".yaml", ".yml")
_UNNAMED = "my-pack.yaml"
_NAME_HINT = "use a name like my-pack.yaml"
_COMMENT = re.compile("<!--.*?-->\n+")


def new(
    file: Annotated[
        str,
        typer.Argument(
            metavar="FILE", help="File to create, such as my-pack.yaml (-: standard output)."
        ),
    ],
    title: Annotated[str | None, typer.Option(metavar="TITLE", help="Title of the pack.")] = None,
    author: Annotated[str | None, typer.Option(metavar="NAME", help="Author of the pack.")] = None,
    kind: Annotated[
        list[str] | None,
        typer.Option(
            metavar="KIND",
            help=f"Kind of question to include: {KIND_NAMES}. Repeatable (default: all).",
            callback=lambda names: known_kinds(names or []),
        ),
    ] = None,
) -> None:
    """Create a starter pack: commented, valid, and ready to play."""
    from anora_quiz.packs.pack import Header
    from anora_quiz.packs.writing.schema import SCHEMA_FILE
    from anora_quiz.packs.writing.template import template
    from anora_quiz.quiz import values

    is_printed = is_standard_output(file)
    path = Path(_UNNAMED) if is_printed else _new_path(file)
    session = Session.open()
    words = visible(path.stem).replace("-", " ").replace("_", " ").strip()
    suggested = words[:1].upper() + words[1:]
    wanted = [each for each in KINDS if not kind or each.kind in kind]
    if session.is_person and not is_printed:
        face = session.face()
        title = title or face.ask_text("Title of the pack", suggested)
        author = author or face.ask_text("Author", session.known_name())
        if not kind:
            kinds = [(each.kind, each) for each in KINDS]
            with suppress(Canceled):  # going back leaves them all
                wanted = face.pick_many("Choose the kinds of questions (none: all)", kinds, KINDS)
    title, author = (
        _checked_text("title", title or suggested),
        _checked_text("author", author or ""),
    )
    header = Header(id=values.slug(path.stem), title=title or suggested, author=author)
    text = template(header, wanted or KINDS, visible(path.name))
    if is_printed:
        print_data(text)
        return
    save(path, [text])
    has_schema = _write_schema(path.with_name(SCHEMA_FILE))
    shown_path, named = visible(str(path)), visible(arguments(str(path)))
    schema_line = f"Created {SCHEMA_FILE}, which lets your editor check the pack."
    lines = (
        f"Created {shown_path}.",
        *([schema_line] if has_schema else []),
        f"Play it with: anora-quiz play {named}",
        f"Check it with: anora-quiz packs check --watch {named}",
        "Read the guide with: anora-quiz packs guide",
    )
    say([((line, ""),) for line in lines], is_plain=session.is_plain)


def guide() -> None:
    """Print the guide to writing packs, in Markdown."""
    text = authors_guide().read_text(encoding="utf-8")
    print_data(_COMMENT.sub("", text))


def schema() -> None:
    """Print the JSON Schema for packs, for use in an editor."""
    print(_schema_text(), end="")


def _schema_text() -> str:
    from anora_quiz.packs.writing.schema import schema as make_schema

    return json.dumps(make_schema(), indent=2, ensure_ascii=False) + "\n"


def _new_path(file: str) -> Path:
    """Return the path to write to: a new file in an existing folder.

    Raises `UsageError` for an unusable or existing file, `PackError` for a missing folder.
    """
    path = path_of(file)
    if not path.name or visible(file) != file:
        raise UsageError(f'"{printable(file)}" isn\'t a valid file name', _NAME_HINT)
    if fault := file_name_problem(path.name):
        raise UsageError(f'"{path}" can\'t be a pack: {fault}', _NAME_HINT)
    if path.suffix.casefold() not in _SUFFIXES:
        path = path.with_name(f"{path.name}.yaml")
    if path.exists():
        raise UsageError(f'"{path}" already exists', "choose another name")
    if not path.parent.is_dir():
        raise PackError(f'can\'t create "{path}": no such folder', "create the folder first")
    return path


def _checked_text(name: str, typed: str) -> str:
    text = typed.strip()
    if visible(text) != text:
        message = f"the {name} has invisible characters: {visible(text)}"
        raise UsageError(message, "type it again without them")
    return text


def _write_schema(path: Path) -> bool:
    """Write the schema or update one that we wrote; leave any other file alone.

    Return whether the current schema is there now.
    """
    text = _schema_text()
    beginning = text[: text.index('"type"')]
    try:
        if path.exists() and not path.read_text(encoding="utf-8").startswith(beginning):
            return False
        path.write_text(text, encoding="utf-8", newline="\n")
    except (OSError, UnicodeDecodeError) as error:
        print(f"The schema couldn't be saved: {visible(str(error))}")
        return False
    return True
