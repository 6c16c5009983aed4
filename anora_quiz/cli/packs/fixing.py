"""``anora-quiz packs check --fix``: shows what is certain to fix, and writes it if wanted."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from stat import S_IMODE

from anora_quiz.cli.output import print_data
from anora_quiz.errors import PackError, UsageError
from anora_quiz.game.session import Session
from anora_quiz.quiz.counting import count_of
from anora_quiz.terminal.prose import Line, say
from anora_quiz.terminal.sanitize import visible

_STYLES = {"+": "correct", "-": "wrong", "@": "quiet"}
_MAX_HUNKS = 100  # changed places that are shown without --all
_CONTEXT = 1  # unchanged lines around each


@dataclass(frozen=True, slots=True)
class _Change:
    """What would be written to the file at ``path`` in place of ``old``."""

    path: Path
    old: bytes
    new: bytes


def fix(session: Session, files: Sequence[Path], *, is_sure: bool, shows_all: bool) -> None:
    """Show what can be fixed in ``files``, ask unless the author ``is_sure``, and write it.

    Raises `UsageError` if no one can be asked, and `Canceled` for a no.
    """
    changes = list(_changes(files))
    lines = [line for each in changes for line in _difference(each)]
    say(_shortened(lines, None if shows_all else _MAX_HUNKS), is_plain=session.prints_plainly)
    if not changes:
        session.say("Nothing can be fixed automatically.")
        return
    changed = sum(line[0][1] == _STYLES["+"] for line in lines)
    where = count_of(len(changes), "file")
    if not is_sure:
        _confirm(session, f"Write these changes to {where}?")
    for each in changes:
        _write(each)
    session.say(f"Changed {count_of(changed, 'line')} in {where}.")


def print_fixed(path: Path, content: bytes) -> bytes:
    """Print the text in ``content`` with what can be fixed, and return it."""
    new = _fixed(path, content)
    print_data(new.decode(errors="replace"))
    return new


def _changes(files: Iterable[Path]) -> Iterator[_Change]:
    from anora_quiz.packs.files import read_bytes
    from anora_quiz.packs.problems import BrokenPack

    for path in files:
        try:
            old = read_bytes(path)
        except BrokenPack:  # which the check reports
            continue
        new = _fixed(path, old)
        if new != old:
            yield _Change(path, old, new)


def _fixed(path: Path, content: bytes) -> bytes:
    """Return ``content`` with what can be fixed; as it is if it isn't UTF-8 text."""
    from anora_quiz.packs.checking.fixing import fixed

    try:
        text = content.decode()
    except UnicodeDecodeError:
        return content
    return fixed(text, path).encode()


def _difference(change: _Change) -> Iterator[Line]:
    """Yield the lines of a unified diff."""
    from difflib import unified_diff

    old, new = (each.decode().splitlines() for each in (change.old, change.new))
    for line in unified_diff(old, new, str(change.path), str(change.path), "", "", _CONTEXT, ""):
        style = "label" if line.startswith(("---", "+++")) else _STYLES.get(line[0], "")
        yield ((visible(line), style),)


def _shortened(lines: Sequence[Line], limit: int | None) -> Iterator[Line]:
    """Yield ``lines`` up to ``limit`` changes, and how many more there are."""
    starts = [number for number, line in enumerate(lines) if line[0][0].startswith("@@")]
    if limit is None or len(starts) <= limit:
        yield from lines
        return
    yield from lines[: starts[limit]]
    more = count_of(len(starts) - limit, "more change")
    yield ((f"… and {more}. Show all of them with --all.", "quiet"),)


def _confirm(session: Session, question: str) -> None:
    from anora_quiz.errors import Canceled

    if not session.is_person:
        raise UsageError("can't ask whether to write these changes", "add --yes")
    if not session.face().choose(question, (("Cancel", False), ("Write", True)), escape=0):
        session.say("Nothing was changed.")
        raise Canceled


def _write(change: _Change) -> None:
    """Write a change, whole or not at all, unless the file has changed meanwhile."""
    from anora_quiz.saving import move_into_place, saved_beside

    path = change.path.resolve()  # a link stays one
    try:
        if path.read_bytes() != change.old:
            hint = "check it again"
            raise PackError(f'"{change.path}" has changed meanwhile', hint)
        with saved_beside(path, [change.new], f".{path.name[:100]}-") as temporary:
            temporary.chmod(S_IMODE(path.stat().st_mode))
            move_into_place(temporary, path, replaces=True)
    except OSError as error:
        message = f'can\'t write "{change.path}": {error.strerror}'
        raise PackError(message, "check the folder, its permissions, and its free space") from None
