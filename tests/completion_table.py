"""Writes the table that completion works with: ``python -m tests.docs`` runs it.

Importing all commands takes many times as long as a person waits for a word.
"""

import json
import re
from collections.abc import Iterable
from itertools import chain
from typing import Any

from typer.main import get_command

from anora_quiz.cli import app
from anora_quiz.cli.config import KEYS
from anora_quiz.cli.packs.checking import FORMATS
from anora_quiz.completion import SHELLS
from anora_quiz.packs.checking.check import load
from anora_quiz.packs.formats import EXPORTERS, IMPORTERS
from anora_quiz.packs.library.library import Library
from anora_quiz.packs.pack import Pack
from anora_quiz.packs.pack_names import packs_in
from anora_quiz.paths import bundled_packs
from anora_quiz.quiz.kinds import KINDS
from anora_quiz.quiz.modes import MODES, OPEN_MODES
from anora_quiz.quiz.question import Difficulty

_WIDTH = 160  # of a line of the table


def table() -> str:
    """Return the table as JSON."""
    root = get_command(app)
    found = {"root": _node(root), "choices": _choices(), "packs": _packs()}
    return _text(found) + "\n"


def _text(value: Any, indent: str = "") -> str:
    """Return ``value`` as JSON, with what fits into a line on one line."""
    text = json.dumps(value, ensure_ascii=False)
    if len(text) <= _WIDTH - len(indent) or not isinstance(value, dict | list):
        return text
    inner = f"{indent} "
    parts = [
        (f"{json.dumps(each)}: " + _text(value[each], inner))
        if isinstance(value, dict)
        else _text(each, inner)
        for each in value
    ]
    begin, end = "{}" if isinstance(value, dict) else "[]"
    return f"{begin}\n{inner}" + f",\n{inner}".join(parts) + end


def _node(command: Any, parent: Any = None) -> dict[str, Any]:
    """Return a command or group: its help, options, arguments, and commands by name."""
    context = command.context_class(command, parent=parent, **command.context_settings)
    parameters = command.get_params(context)
    return {
        "help": str(command.help).partition("\n")[0],
        "options": [_option(each) for each in parameters if each.param_type_name == "option"],
        "arguments": [
            {"value": each.metavar.strip("[]."), "repeats": each.nargs == -1}
            for each in parameters
            if each.param_type_name == "argument"
        ],
        "commands": {
            name: _node(command.get_command(context, name), context)
            for name in getattr(command, "list_commands", lambda _: [])(context)
        },
    }


def _option(option: Any) -> dict[str, Any]:
    names = [*option.opts, *option.secondary_opts]
    return {
        "names": sorted(names, key=lambda name: not name.startswith("--")),
        "help": option.help,
        "value": "" if option.is_flag else option.metavar.strip("[]"),
        "repeats": option.multiple,
    }


def _choices() -> dict[str, dict[str, str]]:
    """Return the values that never change, by what the help calls them or by their option."""
    return {
        "MODE": _described(OPEN_MODES),
        "scores --mode": _described(mode for mode in MODES if mode.is_ranked),
        "LEVEL": dict.fromkeys(map(str, Difficulty), ""),
        "KIND": {kind.kind: _first_sentence(kind.about) for kind in KINDS},
        "packs import --from": _described(IMPORTERS),
        "packs export --to": _described(EXPORTERS),
        "packs check --format": FORMATS,
        "KEY": {key: text for key, text in KEYS.items() if "PACK" not in key},
        "SHELL": dict.fromkeys(SHELLS, ""),
    }


def _first_sentence(text: str) -> str:
    return re.split(r"(?<=\.) |:", " ".join(text.split()))[0].rstrip(".:")


def _described(each_of: Iterable[Any]) -> dict[str, str]:
    return {each.name: each.about for each in each_of}


def _packs() -> dict[str, dict[str, Any]]:
    """Return the bundled packs by id; those that are mixed are played where none is named."""
    folder = bundled_packs()
    mixed = Library(folder, folder / "none", folder / "none").mix_ids()
    packs = {path.stem: load(path) for path in packs_in(folder)}

    def tags(pack: Pack) -> list[str]:
        return sorted({*pack.header.tags, *chain(*(each.tags for each in pack.questions))})

    return {
        name: {
            "title": pack.header.title,
            "is_mixed": name in mixed,
            "tags": tags(pack),
        }
        for name, pack in packs.items()
    }
