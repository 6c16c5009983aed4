"""Reads and saves the player's settings: config.toml, which the player may edit as well."""

import os
import re
import stat
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any, TypedDict, Unpack

from anora_quiz import private
from anora_quiz.errors import SettingsError
from anora_quiz.quiz.names import LONGEST_NAME, name_problem, tidy_name

LARGEST = 2**16
"""The maximum size of the file in bytes: more than a thousand packs need."""

_SIZE_LIMIT = f"{LARGEST // 2**10} kB"
_DELETE = "fix the file, or delete it to go back to the defaults"
_ASKED = "you're asked about spoilers"
_MOST_UNKNOWN = 10  # names that are reported
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
    ``problems`` say what is wrong with the file and what to do. ``unknown`` has the first
    names in it that are no settings, with their lines.
    """

    player: str = ""
    spoilers: dict[str, bool] = field(default_factory=dict)
    one_key: bool = False
    plain: bool = False
    problems: tuple[SettingsError, ...] = ()
    unknown: dict[str, int] = field(default_factory=dict, compare=False)


class Changes(TypedDict, total=False):
    """Settings to save, by the names of their fields; None removes what was decided on a pack."""

    player: str
    spoilers: Mapping[str, bool | None]
    one_key: bool
    plain: bool


class _Mistake(Exception):
    """A mistake in the file: a message that calls the file ``{file}``, a hint, and the line.

    The line is 0 if it is unknown. ``instead`` is what is used for a value that is wrong, as text
    and as it is; without it, all settings have their defaults.
    """

    def __init__(
        self, message: str, hint: str, line: int = 0, instead: tuple[str, Any] | None = None
    ) -> None:
        super().__init__(message)
        self.hint = hint
        self.line = line
        self.instead = instead

    def in_file(self, path: Path) -> SettingsError:
        """Return the mistake as an error of the file at ``path``."""
        message, file = str(self), f'"{path}"'
        if self.line:
            message, file = message.replace("in {file}", "on {file}"), f"line {self.line} of {file}"
        until_then = self.instead[0] if self.instead else "the defaults are used"
        hint = f"{self.hint}; until then, {until_then}"
        return SettingsError(message.replace("{file}", file, 1), hint)


def read_settings(path: Path) -> Settings:
    """Return the settings in the file at ``path``; the defaults if it does not exist.

    If the file has mistakes, ``problems`` say so, and the defaults replace what cannot be
    understood.
    """
    return _read(path)[0]


def chosen_settings(path: Path) -> dict[str, Any]:
    """Return the settings that the file at ``path`` has, by the names of their fields.

    Raises `SettingsError` if the file has a mistake.
    """
    found, text = _read(path)
    if found.problems:
        raise found.problems[0]
    names = _parse(text).keys() & Changes.__annotations__.keys() if text else ()
    return {name: getattr(found, name) for name in Changes.__annotations__ if name in names}


def _read(path: Path) -> tuple[Settings, str]:
    """Return the settings in the file at ``path``, and its text."""
    found: dict[str, Any] = {}
    problems: list[SettingsError] = []
    try:
        text = _read_text(path)
        values = _parse(text) if text else {}
    except _Mistake as mistake:
        return Settings(problems=(mistake.in_file(path),)), ""
    for name, check in _CHECKS.items():
        if name not in values:
            continue
        try:
            found[name] = check(name, values[name], text)
        except _Mistake as mistake:
            problems.append(mistake.in_file(path))
            found[name] = mistake.instead and mistake.instead[1]
    names = islice((name for name in values if name not in _CHECKS), _MOST_UNKNOWN)
    unknown = {name: _line_of(text, name) for name in names}
    return Settings(**found, problems=tuple(problems), unknown=unknown), text


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


def _check_player(name: str, value: object, text: str) -> str:
    if isinstance(value, str) and not (value and name_problem(value)):
        return tidy_name(value)
    hint = f'use up to {LONGEST_NAME} characters in quotes, such as player = "Ani"'
    instead = ("your login name is used", "")
    raise _Mistake(f"`{name}` in {{file}} isn't a valid name", hint, _line_of(text, name), instead)


def _check_spoilers(name: str, value: object, text: str) -> dict[str, bool]:
    if not isinstance(value, dict):
        hint = f"write [{name}] on a line of its own"
        message, line = f"`{name}` in {{file}} isn't a table", _line_of(text, name)
        raise _Mistake(message, hint, line, (_ASKED, {}))
    good = {key: each for key, each in value.items() if isinstance(each, bool)}
    if bad := next((key for key in value if key not in good), None):
        line = _line_of(text, bad) or _line_of(text, name)
        message = f"a value under [{name}] in {{file}} isn't true or false"
        hint = "write PACK = true or PACK = false"
        raise _Mistake(message, hint, line, (_ASKED, good))
    return good


def _check_switch(name: str, value: object, text: str) -> bool:
    if isinstance(value, bool):
        return value
    message, hint = f"`{name}` in {{file}} isn't true or false", f"write {name} = true or false"
    raise _Mistake(message, hint, _line_of(text, name), ("it's false", False))


_CHECKS: dict[str, Callable[[str, object, str], Any]] = {
    "player": _check_player,
    "spoilers": _check_spoilers,
    "one_key": _check_switch,
    "plain": _check_switch,
}


def _line_of(text: str, key: str) -> int:
    """Return the number of the first line of ``text`` that sets or begins ``key``; 0 if none."""
    # Possessive, since a line may be as long as the file.
    start = r"""^[ \t\["']*+([\w"']++\s*+\.\s*+["']?)?"""
    found = re.search(rf"{start}{re.escape(key)}(?![\w-])", text, re.MULTILINE)
    return text.count("\n", 0, found.end()) + 1 if found else 0


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
    if settings.problems:
        message = f"can't save the settings, because {settings.problems[0]}"
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
        message = f'can\'t save the settings to "{path}": {reason}'
        raise SettingsError(message, "check its permissions and the free space") from None


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
