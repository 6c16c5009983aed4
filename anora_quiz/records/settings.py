"""The player's settings: config.toml, which the player may edit, too."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from anora_quiz import private
from anora_quiz.errors import SettingsError
from anora_quiz.quiz.names import LONGEST_NAME, name_problem


@dataclass(frozen=True, slots=True)
class Settings:
    """What the game keeps about its player.

    ``player`` is the name for the boards, empty until it is known. ``spoilers`` says by
    pack id whether its spoilers may be asked; packs not in it were not decided on.
    """

    player: str = ""
    spoilers: dict[str, bool] = field(default_factory=dict)


def read_settings(path: Path) -> Settings:
    """Return the settings in the file at ``path``; the defaults where there is none.

    Raises `SettingsError` for a file that cannot be understood.
    """
    try:
        text = path.read_text(encoding="utf-8")
        import tomllib  # late: who has no settings needs none

        values = tomllib.loads(text)
    except FileNotFoundError:
        return Settings()
    except OSError as error:
        message = f"{path}: the settings cannot be read: {error.strerror}"
        raise SettingsError(message) from None
    except ValueError as error:  # no TOML, or no UTF-8
        message = f"{path}: {error}; mend the file or delete it to start afresh"
        raise SettingsError(message) from None
    player, spoilers = values.get("player", ""), values.get("spoilers", {})
    if not isinstance(player, str) or (player and name_problem(player)):
        message = (
            f"{path}: `player` is a name in quotes of up to {LONGEST_NAME} characters,"
            ' such as player = "Ani"'
        )
        raise SettingsError(message)
    if not isinstance(spoilers, dict) or not all(isinstance(v, bool) for v in spoilers.values()):
        message = f"{path}: below [spoilers], write true or false behind each pack's id"
        raise SettingsError(message)
    return Settings(player, spoilers)


def save_player(path: Path, player: str) -> None:
    """Keep ``player`` as the name for the boards."""

    def put(document: Any) -> None:
        document["player"] = player

    _change(path, put)


def save_spoilers(path: Path, decided: dict[str, bool]) -> None:
    """Keep for each pack id in ``decided`` whether its spoilers may be asked."""

    def put(document: Any) -> None:
        document.setdefault("spoilers", {}).update(decided)

    _change(path, put)


def _change(path: Path, put: Callable[[Any], None]) -> None:
    """Let ``put`` change the file, keeping the player's own lines and comments as they are.

    The new text is written beside the file and then moved over it, so that the file is
    whole at any moment.
    """
    import os  # these are late, as most runs write no settings
    import shutil
    import tempfile

    import tomlkit

    try:
        path = path.resolve()  # a link, as people keep for their settings, stays one
        private.make_folder(path.parent)
        old = path.read_text(encoding="utf-8") if path.exists() else ""
        document = tomlkit.parse(old)
        put(document)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name)
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(tomlkit.dumps(document))
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
    except (OSError, ValueError) as error:
        message = f"{path}: the settings cannot be saved: {error}"
        raise SettingsError(message) from None
