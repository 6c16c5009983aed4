"""``anora-quiz packs check --fix``: shows the fixes that are certain, and writes them if wanted."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from stat import S_IMODE, S_IWUSR

from anora_quiz.cli.output import print_data, unwritable
from anora_quiz.cli.packs.asking import is_wanted
from anora_quiz.errors import PackError
from anora_quiz.game.session import Session
from anora_quiz.quiz.counting import count_of
from anora_quiz.terminal.prose import Line, say
from anora_quiz.terminal.sanitize import visible

_STYLES = {"+": "correct", "-": "wrong"}
_MAX_HUNKS = 100  # changed places that are shown without --all
_CONTEXT = 1  # unchanged lines around each


@dataclass(frozen=True, slots=True)
class _Change:
    """What would be written to the file at ``path`` in place of ``old``.

    ``origins`` are the lines of ``old`` that those of ``new`` come from, counted from 0.
    """

    path: Path
    old: bytes
    new: bytes
    origins: list[int]


def fix(session: Session, files: Sequence[Path], *, is_sure: bool, shows_all: bool) -> None:
    """Show what can be fixed in ``files``, ask unless the author ``is_sure``, and write it.

    Raises `UsageError` if no one can be asked.
    """
    changes = list(_changes(files))
    lines = [line for each in changes for line in _difference(each)]
    say(_shortened(lines, None if shows_all else _MAX_HUNKS), is_plain=session.prints_plainly)
    if not changes:
        session.say("Nothing can be fixed automatically.")
        return
    for each in changes:
        _refuse_read_only(each.path)
    changed = sum(line[0][1] == _STYLES["+"] for line in lines)
    where = count_of(len(changes), "file")
    asked = f"Write these changes to {where}?"
    if not is_sure and not is_wanted(session, asked, "Write", "write these changes"):
        session.say("Nothing was changed.")
        return
    for each in changes:
        _write(each)
    session.say(f"Changed {count_of(changed, 'line')} in {where}.")


def print_fixed(path: Path, content: bytes) -> bytes:
    """Print the text in ``content`` with what can be fixed, and return it."""
    change = _change(path, content)
    print_data(change.new.decode(errors="replace"))
    return change.new


def _changes(files: Iterable[Path]) -> Iterator[_Change]:
    from anora_quiz.packs.files import read_bytes
    from anora_quiz.packs.problems import BrokenPack

    for path in files:
        try:
            change = _change(path, read_bytes(path))
        except BrokenPack:  # which the check reports
            continue
        if change.new != change.old:
            yield change


def _change(path: Path, content: bytes) -> _Change:
    """Return what can be fixed in ``content``; nothing if it isn't UTF-8 text."""
    from anora_quiz.packs.checking.fixing import fix as fix_text

    try:
        text, origins = fix_text(content.decode(), path)
    except UnicodeDecodeError:
        return _Change(path, content, content, [])
    return _Change(path, content, text.encode(), origins)


def _difference(change: _Change) -> Iterator[Line]:
    """Yield the lines of a unified diff."""
    from anora_quiz.packs.checking.fixing import lines_of

    old, new = (list(lines_of(each.decode())) for each in (change.old, change.new))
    become: list[list[tuple[str, str]]] = [[] for _ in old]
    for line, origin in zip(new, change.origins, strict=True):
        become[origin].append(line)
    changed = [number for number, line in enumerate(old) if become[number] != [line]]
    yield ((f"--- {visible(str(change.path))}", "label"),)
    yield ((f"+++ {visible(str(change.path))}", "label"),)
    added = 0  # lines before the current place
    for first, last in _places(changed, len(old)):
        size = sum(len(each) for each in become[first:last])
        yield ((f"@@ -{first + 1},{last - first} +{first + 1 + added},{size} @@", "quiet"),)
        added += size - (last - first)
        for number in range(first, last):
            is_same = become[number] == [old[number]]
            yield from () if is_same else (_row("-", old[number]),)
            yield from (_row(" " if is_same else "+", line) for line in become[number])


def _places(changed: Sequence[int], count: int) -> Iterator[tuple[int, int]]:
    """Yield the first line and the end of each run of ``changed`` lines, with those around it."""
    start = end = 0
    for number in changed:
        if number - _CONTEXT > end and end:
            yield start, end
        if number - _CONTEXT > end or not end:
            start = max(number - _CONTEXT, 0)
        end = min(number + _CONTEXT + 1, count)
    if end:
        yield start, end


def _row(sign: str, line: tuple[str, str]) -> Line:
    return ((visible(f"{sign}{line[0]}"), _STYLES.get(sign, "")),)


def _shortened(lines: Sequence[Line], limit: int | None) -> Iterator[Line]:
    """Yield ``lines`` up to ``limit`` changes, and how many more there are."""
    starts = [number for number, line in enumerate(lines) if line[0][0].startswith("@@")]
    if limit is None or len(starts) <= limit:
        yield from lines
        return
    yield from lines[: starts[limit]]
    more = count_of(len(starts) - limit, "more change")
    yield ((f"… and {more}. Show all of them with --all.", "quiet"),)


def _refuse_read_only(path: Path) -> None:
    """Raise `PackError` for a file that its owner made read-only, though it could be replaced."""
    if not path.stat().st_mode & S_IWUSR:
        message = f'can\'t write "{path}": it is read-only'
        raise PackError(message, "make it writable, or fix a copy of it")


def _write(change: _Change) -> None:
    """Write a change, whole or not at all, unless the file has changed in the meantime."""
    from anora_quiz.saving import move_into_place, saved_beside

    path = change.path.resolve()  # a link stays one
    try:
        if path.read_bytes() != change.old:
            hint = "check it again"
            raise PackError(f'"{change.path}" has changed in the meantime', hint)
        with saved_beside(path, [change.new], f".{path.name[:100]}-") as temporary:
            temporary.chmod(S_IMODE(path.stat().st_mode))
            move_into_place(temporary, path, replaces=True)
    except OSError as error:
        raise unwritable(change.path, error) from None
