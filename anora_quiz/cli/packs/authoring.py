"""``anora-quiz packs new`` and ``packs schema``: help for authors of packs."""

import json
from pathlib import Path
from typing import Annotated

import typer

from anora_quiz.cli.options import PlainOption, complete_kinds, known_kinds
from anora_quiz.cli.output import save
from anora_quiz.errors import PackError, UsageError
from anora_quiz.game.session import Session
from anora_quiz.packs.pack_names import file_name_problem
from anora_quiz.paths import path_of
from anora_quiz.quiz.kinds import KINDS
from anora_quiz.terminal.prose import say
from anora_quiz.terminal.sanitize import visible

_SUFFIXES = (".yaml", ".yml")


def new(
    file: Annotated[str, typer.Argument(metavar="FILE", help="The pack to write: my-pack.yaml")],
    title: Annotated[str | None, typer.Option(help="What players read.")] = None,
    author: Annotated[str | None, typer.Option(help="Who wrote it.")] = None,
    kind: Annotated[
        list[str] | None,
        typer.Option(
            metavar="KIND",
            help="Kinds to start with; repeat for more. Left out: all.",
            callback=lambda names: known_kinds(names or []),
            autocompletion=complete_kinds,
        ),
    ] = None,
    plain: PlainOption = False,
) -> None:
    """Write a pack to begin with: commented, without mistakes, playable at once."""
    from anora_quiz.packs.pack import Header
    from anora_quiz.packs.writing.schema import SCHEMA_FILE
    from anora_quiz.packs.writing.template import template
    from anora_quiz.quiz import values

    path = _new_path(file)
    session = Session.open(plain=plain)
    words = visible(path.stem).replace("-", " ").replace("_", " ").strip()
    suggested = words[:1].upper() + words[1:]
    wanted = [each for each in KINDS if not kind or each.kind in kind]
    if session.is_person:
        face = session.face()
        title = title or face.ask_text("Title of the pack", suggested)
        author = author or face.ask_text("Its author", session.known_name())
        if not kind:
            kinds = [(each.kind, each) for each in KINDS]
            wanted = face.pick_many("Which kinds of questions? (None: all)", kinds, KINDS)
    title, author = (
        _checked_text("title", title or suggested),
        _checked_text("author", author or ""),
    )
    header = Header(id=values.slug(path.stem), title=title or suggested, author=author)
    save(path, [template(header, wanted or KINDS, visible(path.name))])
    has_schema = _write_schema(path.with_name(SCHEMA_FILE))
    shown_path = visible(str(path))
    schema_line = f"Beside it: {SCHEMA_FILE}, by which editors complete and check as you type."
    lines = (
        f"Written: {shown_path}",
        *([schema_line] if has_schema else []),
        f"Play it: anora-quiz play {shown_path}",
        f"Check it: anora-quiz packs check --watch {shown_path}",
    )
    say([((line, ""),) for line in lines], is_plain=session.is_plain)


def schema() -> None:
    """Print the JSON Schema of packs (draft 2020-12), for editors."""
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
        message = f"{file!a} is no name for a file of a pack; write, for example, my-pack.yaml"
        raise UsageError(message)
    if fault := file_name_problem(path.name):
        message = f"{path} cannot be a pack: {fault}; write, for example, my-pack.yaml"
        raise UsageError(message)
    if path.suffix.casefold() not in _SUFFIXES:
        path = path.with_name(f"{path.name}.yaml")
    if path.exists():
        message = f"{path} is there already; nothing was written. Give another name"
        raise UsageError(message)
    if not path.parent.is_dir():
        raise PackError.at(path, f"cannot be written: there is no folder {path.parent}")
    return path


def _checked_text(name: str, typed: str) -> str:
    text = typed.strip()
    if visible(text) != text:
        message = f"the {name} has characters that cannot be seen: {visible(text)}"
        raise UsageError(message)
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
        print(f"The schema could not be written: {visible(str(error))}")
        return False
    return True
