"""The players: listing, renaming, merging, and deleting them."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import astuple
from pathlib import Path

from anora_quiz.errors import Canceled, UsageError
from anora_quiz.game.session import Session
from anora_quiz.quiz.counting import count_of
from anora_quiz.quiz.names import DELETED, name_key, tidy_name
from anora_quiz.quiz.quoting import arguments, printable
from anora_quiz.quiz.suggestions import did_you_mean
from anora_quiz.records import players
from anora_quiz.records.players import Deletion, KnownPlayer
from anora_quiz.records.store import Store
from anora_quiz.terminal.moments import moment_words
from anora_quiz.terminal.sanitize import visible
from anora_quiz.terminal.wording import series

_NO_UNDO = "You can't undo this."


def find_players(session: Session) -> list[KnownPlayer]:
    """Return all players, those who played last first."""
    with session.store() as store:
        return players.known(store)


def print_players(session: Session) -> None:
    """List the players, one per line, those who played last first."""
    found, now = find_players(session), session.clock.now()
    for each in found:
        at = moment_words(each.last_played, now)
        session.say(f"{visible(each.name)}: {_rounds(each)}, last played {at}")
    if not found:
        session.say("No players yet. Play a round with: anora-quiz play")


def rename(session: Session, name: str, new: str) -> None:
    """Give the player with this ``name`` a ``new`` one, or another spelling of it.

    Raises `UsageError` if there is no such player, or already one with the new name.
    """
    with session.store() as store:
        player = _find(store, name)
        other = _get(store, new)
        if other is not None and other != player:
            command = f"anora-quiz players merge {arguments(player.name, other.name)}"
            message = f'there is already a player named "{printable(other.name)}"'
            raise UsageError(message, f"to make them one player, run `{command}`")
        players.move(store, player.name, new)
    session.say(f"Renamed {visible(player.name)} to {visible(new)}.")
    _tell_setting(session, player.name)


def merge(session: Session, source: str, target: str, *, is_sure: bool) -> None:
    """Make two players one, under the name of ``target``, if the player confirms it.

    Raises `UsageError` if there are no such players, if they played with each other, or if nobody
    can be asked and it isn't ``is_sure``.
    """
    with session.store() as store:
        one, other = _find(store, source), _find(store, target)
        if one == other:
            message = f'"{printable(one.name)}" and "{printable(target)}" are one player'
            raise UsageError(message, "name two players")
        number = players.round_together(store, one.name, other.name)
        if number is not None:
            names = f'"{printable(one.name)}" and "{printable(other.name)}"'
            message = f"{names} played round {number} with each other, so they are two players"
            raise UsageError(message, "run `anora-quiz players list`")
        names = f"{visible(one.name)} into {visible(other.name)}"
        facts = "\n".join(f"{visible(each.name)}: {_rounds(each)}" for each in (one, other))
        _confirm(session, f"{facts}\n{_NO_UNDO}\nMerge {names}?", "Merge", is_sure=is_sure)
        players.move(store, one.name, other.name)
    session.say(f"Merged {names}.")
    _tell_setting(session, one.name)


def delete(session: Session, name: str, *, is_sure: bool, with_backups: bool) -> None:
    """Delete a player and all their rounds, if the player confirms it.

    In rounds with others, they lose their name. ``with_backups`` also deletes the backups that
    have the name. Raises `UsageError` if there is no such player, not even in those, or if nobody
    can be asked and it isn't ``is_sure``.
    """
    name = tidy_name(name)
    with session.store() as store:
        copies = {
            each: players.is_in(each, name) for each in players.copies(session.folders.scores)
        }
        holders = [each for each, has_name in copies.items() if has_name]
        hint = "add --backups to delete the backups that have the name" if holders else ""
        player = _get(store, name) if with_backups and holders else _find(store, name, hint)
        shown = visible(player.name) if player else f"everything with the name {visible(name)}"
        facts = _coming(players.deletion(store, name), holders if with_backups else [])
        message = "\n".join([*facts, _NO_UNDO, f"Delete {shown}?"])
        _confirm(session, message, "Delete", is_sure=is_sure)
        done = players.delete(store, name)
    if player:
        _tell_deleted(session, shown, done)
    _tell_copies(session, copies, are_deleted=with_backups)
    if holders and not with_backups:
        command = f"anora-quiz players delete --backups {arguments(name)}"
        session.say(f"Delete {'it' if len(holders) == 1 else 'them'} with: {visible(command)}")
    _tell_setting(session, name)


def _coming(rounds: Deletion, files: Sequence[Path]) -> Iterator[str]:
    """Yield what a deletion of these ``rounds`` and ``files`` will do."""
    if rounds.removed:
        yield f"{count_of(rounds.removed, 'finished round')} will be deleted."
    if rounds.kept:
        yield f"{count_of(rounds.kept, 'round')} with others will stay, without the name."
    if rounds.discarded:
        yield f"{count_of(rounds.discarded, 'saved round')} will be discarded."
    kinds = Counter("damaged file" if "-damaged-" in each.name else "backup" for each in files)
    if kinds:
        named = series([count_of(count, kind) for kind, count in kinds.items()], "and")
        yield f"{named} will be deleted{', too' * any(astuple(rounds))}."


def _tell_deleted(session: Session, shown: str, done: Deletion) -> None:
    """Say what became of the rounds of the player who is ``shown`` like this."""
    removed = f" and {count_of(done.removed, 'finished round')}" if done.removed else ""
    session.say(f"Deleted {shown}{removed}.")
    if done.kept:
        kept = count_of(done.kept, "round")
        session.say(f"Kept {kept} with others: the name there is now {DELETED}.")
    if done.discarded:
        session.say(f"Discarded {count_of(done.discarded, 'saved round')}.")


def _tell_copies(
    session: Session, copies: Mapping[Path, bool | None], *, are_deleted: bool
) -> None:
    """Name the ``copies`` that have the name, or may have it; delete the former if wanted."""
    for path, has_name in copies.items():
        if has_name and are_deleted:
            players.remove_copy(path)
            session.say(f"Deleted: {visible(str(path))}")
        elif has_name:
            session.say(f"This file has the name: {visible(str(path))}")
        elif has_name is None:
            session.say(f"This file may have the name, but can't be read: {visible(str(path))}")
    unread = sum(has_name is None for has_name in copies.values())
    if unread:
        what, them = ("this file", "it") if unread == 1 else ("these files", "them")
        session.say(f"If you don't need {what}, delete {them} yourself.")


def _get(store: Store, name: str) -> KnownPlayer | None:
    key = name_key(tidy_name(name))
    return next((each for each in players.known(store) if name_key(each.name) == key), None)


def refuse_unknown_player(session: Session, store: Store, name: str) -> None:
    """Raise `UsageError` if nobody with this ``name`` has played, and it isn't the known name."""
    if name_key(tidy_name(name)) != name_key(session.known_name()):
        _find(store, name)


def _find(store: Store, name: str, hint: str = "") -> KnownPlayer:
    """Return the player with this ``name``. Raises `UsageError`, with the ``hint`` if given."""
    found = _get(store, name)
    if found is None:
        names = [each.name for each in players.known(store)]
        hint = hint or did_you_mean(name, names) or "run `anora-quiz players list`"
        raise UsageError(f'no player named "{printable(name)}"', hint)
    return found


def _confirm(session: Session, question: str, yes: str, *, is_sure: bool) -> None:
    """Ask ``question`` unless the player ``is_sure``. Say so and raise `Canceled` for a no."""
    if is_sure:
        return
    if not session.is_person:
        raise UsageError(f"can't ask whether to {yes.lower()}", "add --yes")
    if not session.face().choose(question, (("Cancel", False), (yes, True)), escape=0):
        session.say(f"Nothing was {yes.lower()}d.")
        raise Canceled


def _rounds(player: KnownPlayer) -> str:
    saved = f", {count_of(player.saved, 'saved round')}" if player.saved else ""
    return f"{count_of(player.rounds, 'finished round')}{saved}"


def _tell_setting(session: Session, name: str) -> None:
    """Say so if ``name``, which no player has now, is still the one in the settings."""
    own = session.settings().player
    if own and name_key(own) == name_key(tidy_name(name)):
        session.say(f"Your name in Settings is still {visible(own)}.")
