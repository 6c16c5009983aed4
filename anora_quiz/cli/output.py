"""Puts data where other programs find it: on standard output, or in a new file."""

import json
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from anora_quiz.errors import AnoraQuizError, UsageError
from anora_quiz.terminal.sanitize import harmless

_STANDARD_OUTPUT = ("-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1")


def is_standard_output(name: str) -> bool:
    """Tell whether the file to write that is called ``name`` is standard output."""
    return name in _STANDARD_OUTPUT


def print_data(text: str) -> None:
    """Print ``text`` exactly; on a terminal, with control characters made harmless."""
    print(harmless(text) if sys.stdout.isatty() else text, end="")


def print_json(data: Any, default: Callable[[Any], Any] | None = None) -> None:
    """Print ``data`` as a JSON document, in ASCII: it survives any encoding and any terminal.

    ``default`` returns what to print for a value that JSON doesn't have.
    """
    print(json.dumps(data, indent=2, default=default))


def refuse_folder(path: Path) -> None:
    """Raise `UsageError` if there is a folder at ``path``, where a file should be."""
    if path.is_dir():
        raise UsageError(f'"{path}" is a folder', "name a file in it")


def save(path: Path, parts: Iterable[str]) -> None:
    """Save the ``parts`` of a text as a new file at ``path``, whole or not at all.

    Raises `UsageError` if there is a file already, and `AnoraQuizError` if it can't be written.
    """
    from anora_quiz.saving import save_new  # late: most commands write no file

    try:
        save_new(path, parts)
    except FileExistsError:
        refuse_folder(path)
        raise UsageError(f'"{path}" already exists', "choose another name") from None
    except OSError as error:
        raise unwritable(path, error) from None


def unwritable(path: Path, error: OSError) -> AnoraQuizError:
    """Return the error for a file at ``path`` that can't be written because of ``error``."""
    message = f'can\'t write "{path}": {error.strerror}'
    return AnoraQuizError(message, "check the folder, its permissions, and its free space")
