"""Reads and saves the player's settings: config.toml, which the player may edit as well."""

import os
import re
import stat
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TypedDict, Unpack

from anora_quiz import private
from anora_quiz.errors import SettingsError
from anora_quiz.quiz.names import LONGEST_NAME, name_problem, tidy_name

LARGEST = 2**16
"""The maximum size of the file in bytes: more than a thousand packs need."""

_SIZE_LIMIT = f"{LARGEST // 2**10} kB"
_DELETE = "fix the file, or delete it to go back to the defaults"
_MAX_REASON = 100  # characters: parsers quote whole keys
_MAX_DEPTH = 32  # nested brackets, and parts of one dotted key
# Strings and comments, whose content does not count; an unclosed one runs to the end.
_STRINGS_AND_COMMENTS = re.compile(
    r"""\"{3}(?:\\.?|[^\\])*?(?:\"{3,5}|\Z)|'{3}.*?(?:'{3,5}|\Z)"""
    r"""|"(?:\\.|[^"\\\n])*"?|'[^'\n]*'?|\#[^\n]*""",
    re.DOTALL,
)
_LOCATION = re.compile(r" ?\(at (?:line (\d+), column \d+|end of document)\)")


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of the player.

    ``player`` is the name for the boards, empty until it is known. ``spoilers`` says by
    pack id whether its spoilers may be asked; the player has not decided on other packs.
    ``one_key`` lets a letter or digit answer a question with one answer, without Enter.
    ``plain`` asks for plain lines.
    ``problem`` says what is wrong with the file and what to do; None if nothing is.
    """

    player: str = ""
    spoilers: dict[str, bool] = field(default_factory=dict)
    one_key: bool = False
    plain: bool = False
    problem: SettingsError | None = None


class Changes(TypedDict, total=False):
    """Settings to save, by the names of their fields; None removes what was decided on a pack."""

    player: str
    spoilers: Mapping[str, bool | None]
    one_key: bool
    plain: bool


class _Mistake(Exception):
    """A mistake in the file: a message that calls the file ``{file}``, a hint, and the line.

    The line is 0 if it is unknown.
    """

    def __init__(self, message: str, hint: str, line: int = 0) -> None:
        super().__init__(message)
        self.hint = hint
        self.line = line

    def in_file(self, path: Path) -> SettingsError:
        """Return the mistake as an error of the file at ``path``."""
        message, file = str(self), f'"{path}"'
        if self.line:
            message, file = message.replace("in {file}", "on {file}"), f"line {self.line} of {file}"
        hint = f"{self.hint}; until then, the defaults are used"
        return SettingsError(message.replace("{file}", file, 1), hint)


def read_settings(path: Path) -> Settings:
    """Return the settings in the file at ``path``; the defaults if it does not exist.

    If the file has a mistake, ``problem`` says so, and the defaults replace what cannot be
    understood.
    """
    return _read(path)[0]


def chosen_settings(path: Path) -> dict[str, Any]:
    """Return the settings that the file at ``path`` has, by the names of their fields.

    Raises `SettingsError` if the file has a mistake.
    """
    found, text = _read(path)
    if found.problem:
        raise found.problem
    names = _parse(text).keys() & Changes.__annotations__.keys() if text else ()
    return {name: getattr(found, name) for name in Changes.__annotations__ if name in names}


def _read(path: Path) -> tuple[Settings, str]:
    """Return the settings in the file at ``path``, and its text."""
    found, text = Settings(), ""
    try:
        text = _read_text(path)
        values = _parse(text) if text else {}
        # First, since whoever needs plain lines needs them to read of a mistake, too.
        found = replace(found, plain=_check_switch("plain", values, text))
        found = replace(found, player=_check_player(values.get("player", ""), text))
        found = replace(found, spoilers=_check_spoilers(values.get("spoilers", {}), text))
        found = replace(found, one_key=_check_switch("one_key", values, text))
    except _Mistake as mistake:
        found = replace(found, problem=mistake.in_file(path))
    return found, text


def _read_text(path: Path) -> str:
    """Return the text of the file at ``path``, empty if it does not exist. Raises `_Mistake`."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):  # reading a pipe would wait for its writer
            raise _Mistake("{file} isn't a regular file", _DELETE)
        if status.st_size > LARGEST:
            raise _Mistake(f"{{file}} is larger than {_SIZE_LIMIT}", "remove what isn't needed")
        content = path.read_bytes()
    except FileNotFoundError:
        return ""
    except (OSError, ValueError) as error:  # ValueError: a path that no file can have
        reason = getattr(error, "strerror", None) or error
        raise _Mistake(f"can't read {{file}}: {reason}", "check its permissions") from None
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise _Mistake("{file} isn't UTF-8 text", "save the file as UTF-8", line) from None


def _parse(text: str) -> dict[str, Any]:
    """Return the values in ``text``, which is TOML. Raises `_Mistake`."""
    import tomllib  # late: not needed if there are no settings

    if line := _line_too_deep(text):
        raise _Mistake("{file} is nested too deeply", _DELETE, line)
    try:
        return tomllib.loads(text)
    except ValueError as error:  # not TOML, or a number with more digits than Python reads
        location = _LOCATION.search(str(error))
        last = text.count("\n") + 1
        line = int(location[1] or last) if location else 0
        reason = _LOCATION.sub("", str(error))[:_MAX_REASON]
        raise _Mistake(f"{{file}} isn't valid TOML: {reason}", _DELETE, line) from None


def _line_too_deep(text: str) -> int:
    """Return the first line on which ``text`` nests too deep for any settings; 0 if none does.

    Parsers take time and memory with the square of the depth, or crash.
    """
    without_strings = _STRINGS_AND_COMMENTS.sub(
        lambda match: "_" + "\n" * match[0].count("\n"), text
    )
    depth = 0
    for number, line in enumerate(without_strings.split("\n"), start=1):
        if any(part.count(".") > _MAX_DEPTH for part in re.split(r"[=,\[\]{}]", line)):
            return number
        for character in line:
            depth += (character in "[{") - (character in "]}")
            if depth > _MAX_DEPTH:
                return number
    return 0


def _check_player(value: object, text: str) -> str:
    if isinstance(value, str) and not (value and name_problem(value)):
        return tidy_name(value)
    hint = f'use up to {LONGEST_NAME} characters in quotes, such as player = "Ani"'
    raise _Mistake("`player` in {file} isn't a valid name", hint, _line_of(text, "player"))


def _check_spoilers(value: object, text: str) -> dict[str, bool]:
    if not isinstance(value, dict):
        hint = "write [spoilers] on a line of its own"
        raise _Mistake("`spoilers` in {file} isn't a table", hint, _line_of(text, "spoilers"))
    bad_key = next((key for key, each in value.items() if not isinstance(each, bool)), None)
    if bad_key is None:
        return value
    message = "a value under [spoilers] in {file} isn't true or false"
    raise _Mistake(message, "write PACK = true or PACK = false", _line_of(text, bad_key))


def _check_switch(name: str, values: dict[str, Any], text: str) -> bool:
    value = values.get(name, False)
    if isinstance(value, bool):
        return value
    message = f"`{name}` in {{file}} isn't true or false"
    raise _Mistake(message, f"write {name} = true or {name} = false", _line_of(text, name))


def _line_of(text: str, key: str) -> int:
    """Return the number of the first line of ``text`` that begins with ``key``; 0 if none does."""
    lines = (line.lstrip(" \t[\"'") for line in text.split("\n"))
    return next((number for number, line in enumerate(lines, 1) if line.startswith(key)), 0)


def save_settings(path: Path, **changes: Unpack[Changes]) -> None:
    """Save ``changes`` to the file at ``path``, preserving the player's own lines and comments.

    Decisions on other packs than those in ``spoilers`` stay. The new text is written next to the
    file and then moved over it, so that the file is complete at any moment. Raises
    `SettingsError`.
    """
    import shutil  # late: most runs do not write settings

    import tomlkit
    import tomlkit.exceptions

    from anora_quiz.saving import saved_beside

    if len(repr(changes)) > 2 * LARGEST:  # checked before it takes much time
        raise _too_large(path)
    settings, old = _read(path)
    if settings.problem:
        message = f"can't save the settings, because {settings.problem}"
        raise SettingsError(message, "fix or delete the file")
    try:
        path = Path(os.path.realpath(path))  # a link stays a link
        private.make_folder(path.parent)
        document = tomlkit.parse(old)
        _update(document, changes)
        text = tomlkit.dumps(document).replace("\n", os.linesep)
        if len(text.encode()) > LARGEST:
            raise _too_large(path)
        with saved_beside(path, [text.encode()], path.name) as temporary:
            if path.exists():
                shutil.copymode(path, temporary)
            temporary.replace(path)
    except (OSError, ValueError, tomlkit.exceptions.TOMLKitError) as error:
        reason = getattr(error, "strerror", None) or error
        raise SettingsError(f'can\'t save the settings to "{path}": {reason}') from None


def _too_large(path: Path) -> SettingsError:
    message = f'can\'t save the settings, because "{path}" would be larger than {_SIZE_LIMIT}'
    return SettingsError(message, "remove what isn't needed from the file")


def _update(document: dict[str, Any], changes: Mapping[str, Any]) -> None:
    """Put ``changes`` into ``document``, and those of its tables into the tables."""
    for name, value in changes.items():
        if isinstance(value, Mapping):
            _update(document.setdefault(name, {}), value)
        elif value is None:
            document.pop(name, None)
        else:
            document[name] = value
