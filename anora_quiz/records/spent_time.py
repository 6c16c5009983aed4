"""Keeps the time spent on an open question while it is asked, for a program that is killed.

A thread writes it down every few seconds. Nothing waits for the disk: the time is on its way to
it, which is enough for whatever happens to the program alone, and the next answer that is saved
takes it along. If another process is writing, it is left for the next time.
"""

import signal
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from threading import Event, Thread

INTERVAL = 2.0
"""The seconds between two times that it is written down."""

# The program's other thread may have gone on, and another window, too: then it is too late.
_KEEP = """
    UPDATE rounds SET spent = :spent
    WHERE id = :round AND state = 'open' AND spent < :spent
        AND (SELECT count(*) FROM turns WHERE round = :round) = :turns
"""


@contextmanager
def kept(path: Path, number: int, turns: int, spent: Callable[[], float]) -> Iterator[None]:
    """Keep the seconds ``spent`` on the open question of round ``number`` in the meantime.

    ``path`` is that of the database, and ``turns`` is how many the round has. ``spent`` is called
    in another thread, which has ended when this is left.
    """
    is_over = Event()
    thread = Thread(target=_keep_on, args=(is_over, path, number, turns, spent), daemon=True)
    thread.start()
    try:
        yield
    finally:
        is_over.set()
        thread.join()


def _keep_on(
    is_over: Event, path: Path, number: int, turns: int, spent: Callable[[], float]
) -> None:
    if hasattr(signal, "pthread_sigmask"):  # the thread that waits for the player gets signals
        signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
    while not is_over.wait(INTERVAL):
        keep(path, number, turns, spent())


def keep(path: Path, number: int, turns: int, spent: float) -> None:
    """Write down that ``spent`` seconds were spent on the open question of round ``number``.

    It must still have as many ``turns``, and not more time written down; if not, or if the
    database at ``path`` can't be written at once, nothing is done.
    """
    address = f"{path.absolute().as_uri()}?mode=rw"
    values = {"round": number, "turns": turns, "spent": spent}
    with (
        suppress(sqlite3.Error),
        closing(sqlite3.connect(address, timeout=0, isolation_level=None, uri=True)) as database,
    ):
        database.execute("PRAGMA synchronous = NORMAL")
        database.execute("PRAGMA wal_autocheckpoint = 0")  # checkpoints wait for the disk
        database.execute(_KEEP, values)
