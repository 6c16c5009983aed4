"""``anora-quiz config …``: shows and changes the settings in config.toml."""

import json
from collections.abc import Sequence
from typing import Annotated, Any

import typer

from anora_quiz.cli.options import JsonOption
from anora_quiz.cli.output import print_data
from anora_quiz.cli.usage import Application, Group
from anora_quiz.errors import SettingsError, UsageError
from anora_quiz.game.session import Session
from anora_quiz.quiz.names import name_problem, tidy_name
from anora_quiz.quiz.quoting import printable
from anora_quiz.quiz.suggestions import any_of, did_you_mean
from anora_quiz.records.settings import Settings, read_settings, save_settings
from anora_quiz.terminal.standard_error import print_warning

KEYS = {
    "player": "Your name (default: your login name).",
    "one_key": "A letter or number answers without Enter: true or false (default: false).",
    "plain": "Plain lines from the next start: true or false (default: false).",
    "spoilers.PACK": "A pack's spoilers: true, false, or ask (default: ask).",
}
"""The settings, each with what it does; PACK is the id of a pack."""

_SPOILERS = "spoilers."
_SWITCH = {
    **dict.fromkeys(("true", "on", "yes"), True),
    **dict.fromkeys(("false", "off", "no"), False),
}
_ON_OR_OFF = ("true", "false")
_ASK = "ask"

_KeyArgument = Annotated[str, typer.Argument(metavar="KEY", help=f"Setting: {any_of([*KEYS])}.")]


def path() -> None:
    """Print where your settings are saved."""
    print_data(f"{Session.open().folders.config}\n")


def list_settings(as_json: JsonOption = False) -> None:
    """List your settings, and the defaults of those you haven't set."""
    found = _settings()
    if as_json:
        names = ("player", "one_key", "plain", "spoilers")
        print(json.dumps({name: getattr(found, name) for name in names}, indent=2))
        return
    keys = [key for key in KEYS if not key.startswith(_SPOILERS)]
    for key in [*keys, *(f"{_SPOILERS}{pack}" for pack in sorted(found.spoilers))]:
        is_default = _value(found, key) == _value(Settings(), key)
        print_data(f"{_line(found, key)}{'  # default' if is_default else ''}\n")


def get(key: _KeyArgument) -> None:
    """Print the value of a setting."""
    session = Session.open()
    _check_key(session, key)
    value = _value(_settings(), key)
    print_data(f"{_text(value)}\n")


def set_value(
    key: _KeyArgument,
    value: Annotated[
        str,
        typer.Argument(metavar="VALUE", help="New value."),
    ],
) -> None:
    """Change a setting. Your own lines and comments in config.toml stay."""
    session = Session.open()
    _check_key(session, key)
    if key.startswith(_SPOILERS):
        pack = key.removeprefix(_SPOILERS)
        save_settings(session.folders.config, spoilers={pack: _decision(key, value)})
    elif key == "player":
        save_settings(session.folders.config, player=_name(value))
    else:
        changes: Any = {key: _switch(key, value)}
        save_settings(session.folders.config, **changes)
    print_data(f"{_line(_settings(), key)}\n")


def _settings() -> Settings:
    """Return the settings; warn of mistakes and unknown names in the file."""
    config = Session.open().folders.config
    found = read_settings(config)
    for problem in found.problems:
        print_warning(problem)
    for name, line in found.unknown.items():
        place = f"on line {line} of" if line else "in"  # 0: the file writes it in another way
        message = f'unknown setting "{printable(name)}" {place} "{config}"'
        print_warning(SettingsError(message, _suggestion(name)))
    return found


def _suggestion(name: str) -> str:
    pack = name.partition(".")[2] or "PACK"
    keys = [key.replace("PACK", pack) for key in KEYS]
    return did_you_mean(name, keys) or f"use {any_of([*KEYS])}"


def _check_key(session: Session, key: str) -> None:
    """Raise `UsageError` if there is no setting called ``key``."""
    if key in ("spoilers", _SPOILERS):
        raise UsageError("spoilers are set for each pack", "use spoilers.PACK with a pack's id")
    pack = key.removeprefix(_SPOILERS)
    if pack == key:
        if key not in KEYS:
            raise UsageError(f'unknown setting "{printable(key)}"', _suggestion(key))
        return
    known = {*session.library().ids(), *read_settings(session.folders.config).spoilers}
    if pack not in known:
        hint = did_you_mean(pack, sorted(known)) or "run `anora-quiz packs list`"
        raise UsageError(f'no pack named "{printable(pack)}"', hint)


def _value(found: Settings, key: str) -> str | bool | None:
    """Return the value that the setting ``key`` has; None if spoilers are to be asked about."""
    if key.startswith(_SPOILERS):
        return found.spoilers.get(key.removeprefix(_SPOILERS))
    value: str | bool = getattr(found, key)
    return value


def _text(value: str | bool | None) -> str:
    if isinstance(value, str):
        return value
    return _ASK if value is None else str(value).lower()


def _line(found: Settings, key: str) -> str:
    """Return the setting ``key`` with its value, as a line of TOML."""
    value = _value(found, key)
    shown = json.dumps(value, ensure_ascii=False) if isinstance(value, str) else _text(value)
    return f"{key} = {shown}"


def _name(value: str) -> str:
    """Return ``value`` as a player's name, empty for the login name. Raises `UsageError`."""
    if value and (problem := name_problem(value)):
        hint = f"{problem[:1].lower()}{problem[1:]}".rstrip(".")
        raise UsageError(f'"{printable(value)}" isn\'t a valid player name', hint)
    return tidy_name(value)


def _switch(key: str, value: str) -> bool:
    if (found := _SWITCH.get(value.casefold())) is None:
        raise _refused(key, value, _ON_OR_OFF)
    return found


def _decision(key: str, value: str) -> bool | None:
    if value.casefold() == _ASK:
        return None
    if value.casefold() not in _SWITCH:
        raise _refused(key, value, (*_ON_OR_OFF, _ASK))
    return _SWITCH[value.casefold()]


def _refused(key: str, value: str, known: Sequence[str]) -> UsageError:
    hint = did_you_mean(value, known) or f"use {any_of(known)}"
    return UsageError(f'{key} can\'t be "{printable(value)}"', hint)


app = Application(
    help="Show and change your settings.",
    epilog="\n\n".join(f"{key}: {about}" for key, about in KEYS.items()),
    no_args_is_help=True,
    cls=Group,
)
app.command("path")(path)
app.command("list")(list_settings)
app.command("get")(get)
app.command("set")(set_value)
