"""Reads the lines of a file: what each of them is, or why it isn't taken."""

import json
from codecs import BOM_UTF8
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, NoReturn

from anora_quiz.errors import RecordsError
from anora_quiz.records.transfer.rows import Object
from anora_quiz.records.transfer.values import Refused

LONGEST_LINE = 32 * 2**20
"""The maximum number of bytes in a line: more than the largest round has."""

_DATABASE = b"SQLite format 3\0"
_ABOUT_DATABASES = (
    "import files from `anora-quiz data export`; a backup can be put in the place of scores.db"
    " (see `anora-quiz data path`)"
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line with its ``number``, from 1: an object, or else the ``problem`` with it."""

    number: int
    values: Object
    problem: str = ""


def read_lines(file: BinaryIO) -> Iterator[Line]:
    """Yield each line of ``file`` that isn't blank.

    Raises ``OSError``, and `RecordsError` if it is a database.
    """
    number = 0
    while line := file.readline(LONGEST_LINE + 1):
        number += 1
        if number == 1:
            line = line.removeprefix(BOM_UTF8)
            if line.startswith(_DATABASE):
                raise RecordsError("the file is a database, not an export", _ABOUT_DATABASES)
        if len(line) > LONGEST_LINE:
            _skip_rest(file, line)
            yield Line(number, {}, f"it's longer than {LONGEST_LINE // 2**20} MB")
        elif line.strip():
            try:
                yield Line(number, _object(line))
            except Refused as error:
                yield Line(number, {}, str(error))


def _skip_rest(file: BinaryIO, line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = file.readline(2**20)


def _object(line: bytes) -> Object:
    """Return the object in ``line``. Raises `Refused` if there is none."""
    message = "it isn't JSON"
    try:
        found = json.loads(line.decode(), parse_constant=_refuse)
        json.dumps(found, ensure_ascii=False).encode()  # halves of characters can't be stored
    except UnicodeDecodeError:
        message = "it isn't UTF-8 text"
    except UnicodeEncodeError:
        message = "it has half of a character in it"
    except RecursionError:
        message = "it's nested too deeply"
    except ValueError:
        if not line.endswith(b"\n"):
            message += ": it ends in the middle"
    else:
        if isinstance(found, dict):
            return found
        message = "it isn't a JSON object"
    raise Refused(message)


def _refuse(name: str) -> NoReturn:
    raise ValueError(name)
