"""Settings in a file: taken where the player has not chosen here."""

from pathlib import Path
from typing import Any

from anora_quiz.quiz.names import name_problem
from anora_quiz.records.settings import Changes, chosen_settings, save_settings
from anora_quiz.records.transfer import values
from anora_quiz.records.transfer.rows import Object
from anora_quiz.records.transfer.values import Refused

_SWITCHES = ("one_key", "plain")
_MOST_PACKS = 1_000


def checked_settings(line: Object) -> Object:
    """Return the settings in ``line``, as this version knows them. Raises `Refused`."""
    found: Object = {key: values.get(line, key, bool) for key in _SWITCHES if key in line}
    if "player" in line:
        found["player"] = values.text(line, "player")
        if found["player"] and name_problem(found["player"]):
            message = '"player" isn\'t a name'
            raise Refused(message)
    if "spoilers" in line:
        packs: dict[str, Any] = values.get(line, "spoilers", dict)
        if len(packs) > _MOST_PACKS:
            message = f'"spoilers" has more than {_MOST_PACKS:,} packs'
            raise Refused(message)
        found["spoilers"] = {pack: values.get(packs, pack, bool) for pack in packs}
    return found


def add_settings(path: Path, found: Object) -> bool:
    """Save those of the settings ``found`` that the file at ``path`` doesn't have.

    Return whether there were any. Raises `SettingsError`.
    """
    chosen = chosen_settings(path)
    changes: Changes = {}
    for name in found.keys() - chosen.keys() - {"spoilers"}:
        changes[name] = found[name]  # type: ignore[literal-required]
    decided = chosen.get("spoilers", {})
    undecided = {
        pack: each for pack, each in found.get("spoilers", {}).items() if pack not in decided
    }
    if undecided:
        changes["spoilers"] = undecided
    if changes:
        save_settings(path, **changes)
    return bool(changes)
