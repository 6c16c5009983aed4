"""The player's settings: config.toml, which the player may edit, too."""

import os
import re
import stat
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from anora_quiz import private
from anora_quiz.errors import SettingsError
from anora_quiz.quiz.names import LONGEST_NAME, name_problem

LARGEST = 2**16
"""How many bytes the file may have: more than a thousand packs need."""

_LIMIT = f"{LARGEST // 2**10} kB"
_LONGEST_REASON = 100  # characters: parsers quote whole keys
_DEEPEST = 32  # brackets within brackets, and parts of one key
# Texts and comments, which may hold anything; one that has no end goes on to the end.
_TEXTS = re.compile(
    r"""\"{3}(?:\\.?|[^\\])*?(?:\"{3,5}|\Z)|'{3}.*?(?:'{3,5}|\Z)"""
    r"""|"(?:\\.|[^"\\\n])*"?|'[^'\n]*'?|\#[^\n]*""",
    re.DOTALL,
)
_PLACE = re.compile(r" ?\(at (?:line (\d+), column \d+|end of document)\)")


@dataclass(frozen=True, slots=True)
class Settings:
    """What the game keeps about its player.

    ``player`` is the name for the boards, empty until it is known. ``spoilers`` says by
    pack id whether its spoilers may be asked; packs not in it were not decided on.
    ``problem`` says in one line what is wrong with the file and what to do, empty for nothing.
    """

    player: str = ""
    spoilers: dict[str, bool] = field(default_factory=dict)
    problem: str = ""


class _Mistake(Exception):
    """What is wrong with the file, and on which line."""

    def __init__(self, what: str, line: int = 0) -> None:
        super().__init__(what)
        self.line = line


def read_settings(path: Path) -> Settings:
    """Return the settings in the file at ``path``; the defaults where there is none.

    Where the file has a mistake, its ``problem`` says so, and the defaults stand in for what
    cannot be understood.
    """
    return _read(path)[0]


def _read(path: Path) -> tuple[Settings, str]:
    """Return the settings in the file at ``path``, and its text."""
    player, spoilers, text = "", {}, ""
    try:
        text = _text(path)
        values = _parsed(text) if text else {}
        player = _player(values.get("player", ""), text)
        spoilers = _spoilers(values.get("spoilers", {}), text)
    except _Mistake as mistake:
        line = f":{mistake.line}" if mistake.line else ""
        problem = f"{path}{line}: {mistake}; until you fix or delete the file, defaults are used"
        return Settings(player, spoilers, problem), text
    return Settings(player, spoilers), text


def _text(path: Path) -> str:
    """Return what the file at ``path`` holds, empty where there is none. Raises `_Mistake`."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):  # reading a pipe would wait for who writes it
            raise _Mistake("the settings are not a regular file")
        if status.st_size > LARGEST:
            raise _Mistake(f"the settings are larger than {_LIMIT}")
        content = path.read_bytes()
    except FileNotFoundError:
        return ""
    except (OSError, ValueError) as error:  # ValueError: a path that no file can have
        reason = getattr(error, "strerror", None) or error
        raise _Mistake(f"the settings cannot be read: {reason}") from None
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise _Mistake("the settings are not UTF-8 text", line) from None


def _parsed(text: str) -> dict[str, Any]:
    """Return the values in ``text``, which is TOML. Raises `_Mistake`."""
    import tomllib  # late: who has no settings needs none

    if line := _too_deep(text):
        raise _Mistake("the settings are nested too deep", line)
    try:
        return tomllib.loads(text)
    except ValueError as error:  # no TOML, or a number of more digits than Python reads
        place = _PLACE.search(str(error))
        last = text.count("\n") + 1
        line = int(place[1] or last) if place else 0
        what = _PLACE.sub("", str(error))[:_LONGEST_REASON]
        raise _Mistake(f"the settings are not valid TOML: {what}", line) from None


def _too_deep(text: str) -> int:
    """Return the line on which ``text`` nests deeper than settings do; 0 for none.

    Parsers take time and memory by the square of the depth, or crash.
    """
    bare = _TEXTS.sub(lambda found: "_" + "\n" * found[0].count("\n"), text)
    depth = 0
    for number, line in enumerate(bare.split("\n"), start=1):
        if any(part.count(".") > _DEEPEST for part in re.split(r"[=,\[\]{}]", line)):
            return number
        for letter in line:
            depth += (letter in "[{") - (letter in "]}")
            if depth > _DEEPEST:
                return number
    return 0


def _player(value: object, text: str) -> str:
    if isinstance(value, str) and not (value and name_problem(value)):
        return value
    raise _Mistake(
        f'`player` is a name in quotes of up to {LONGEST_NAME} characters, such as player = "Ani"',
        _line_of(text, "player"),
    )


def _spoilers(value: object, text: str) -> dict[str, bool]:
    if not isinstance(value, dict):
        raise _Mistake("`spoilers` is a table: write [spoilers]", _line_of(text, "spoilers"))
    wrong = next((key for key, each in value.items() if not isinstance(each, bool)), None)
    if wrong is None:
        return value
    what = "below [spoilers], write true or false after each pack's id"
    raise _Mistake(what, _line_of(text, wrong))


def _line_of(text: str, key: str) -> int:
    """Return the first line of ``text`` that begins with ``key``; 0 for none."""
    lines = (line.lstrip(" \t[\"'") for line in text.split("\n"))
    return next((number for number, line in enumerate(lines, 1) if line.startswith(key)), 0)


def save_player(path: Path, player: str) -> None:
    """Keep ``player`` as the name for the boards."""

    def put(document: Any) -> None:
        document["player"] = player

    _change(path, put)


def save_spoilers(path: Path, decided: dict[str, bool]) -> None:
    """Keep for each pack id in ``decided`` whether its spoilers may be asked."""

    def put(document: Any) -> None:
        document.setdefault("spoilers", {}).update(decided)

    if sum(map(len, decided)) > LARGEST:  # known before much time goes into it
        raise _too_large(path)
    _change(path, put)


def _change(path: Path, put: Callable[[Any], None]) -> None:
    """Let ``put`` change the file, keeping the player's own lines and comments as they are.

    The new text is written beside the file and then moved over it, so that the file is
    whole at any moment.
    """
    import shutil  # these are late, as most runs write no settings
    import tempfile

    import tomlkit
    import tomlkit.exceptions

    settings, old = _read(path)
    if settings.problem:
        message = f"{path}: not saved, because the file has a mistake; fix or delete it"
        raise SettingsError(message)
    try:
        path = Path(os.path.realpath(path))  # a link, as people keep for their settings, stays one
        private.make_folder(path.parent)
        document = tomlkit.parse(old)
        put(document)
        text = tomlkit.dumps(document)
        if len(text.encode()) > LARGEST:
            raise _too_large(path)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name)
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            if path.exists():
                shutil.copymode(path, name)
            else:
                Path(name).chmod(private.FILE_MODE)  # whatever the umask
            Path(name).replace(path)
        except BaseException:
            with suppress(OSError):
                Path(name).unlink()
            raise
    except (OSError, ValueError, tomlkit.exceptions.TOMLKitError) as error:
        message = f"{path}: the settings cannot be saved: {error}"
        raise SettingsError(message) from None


def _too_large(path: Path) -> SettingsError:
    return SettingsError(f"{path}: not saved, because the file would be larger than {_LIMIT}")
