"""What every test gets: a home folder of its own and an environment without surprises."""

import itertools
import os
import shutil
import tempfile
from pathlib import Path

import pytest

_SWITCHES = (
    "NO_COLOR",
    "FORCE_COLOR",
    "ACCESSIBLE",
    "COLUMNS",
    "LINES",
    "PROMPT_TOOLKIT_COLOR_DEPTH",
)

# A folder in memory, where the system has one: half of the tests' time went into waiting for
# disks, as every answer is on disk before its verdict is shown.
_MEMORY = Path("/dev/shm")  # noqa: S108 - in it, mkdtemp makes a folder of our own
_ROOM = 500_000_000  # bytes

_MOST_WORKERS = 8  # each collects all tests before its first: more of them do not finish sooner

_numbers = itertools.count()
_in_memory = pytest.StashKey[Path]()


def pytest_configure(config: pytest.Config) -> None:
    """Keep what tests write in memory, if there is room and nobody said otherwise."""
    is_there = os.access(_MEMORY, os.W_OK) and shutil.disk_usage(_MEMORY).free > _ROOM
    if is_there and config.option.basetemp is None:
        config.stash[_in_memory] = Path(tempfile.mkdtemp(dir=_MEMORY, prefix="anora-quiz-"))
        config.option.basetemp = config.stash[_in_memory] / "tests"


def pytest_unconfigure(config: pytest.Config) -> None:
    """Leave nothing in memory."""
    if _in_memory in config.stash:
        shutil.rmtree(config.stash[_in_memory], ignore_errors=True)


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """Return how many processes run the tests: one per processor, 0 if starting them costs more.

    One file or test is done before workers have started; with ``-s`` somebody is watching.
    """
    is_one_file = len(config.args) == 1 and config.args[0].partition("::")[0].endswith(".py")
    if is_one_file or config.option.capture == "no":
        return 0
    # Processors that this process may use, which may be fewer than the machine has.
    are_known = hasattr(os, "sched_getaffinity")
    processors = len(os.sched_getaffinity(0)) if are_known else os.cpu_count() or 1
    return min(processors, _MOST_WORKERS)


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put all that the game writes into a folder of this test's own, which is not there yet."""
    # No tmp_path, which makes a folder for each test: most of them write nothing.
    root = tmp_path_factory.getbasetemp() / f"person-{next(_numbers)}"
    folder = root / "home"
    monkeypatch.setenv("ANORA_QUIZ_HOME", str(folder))
    monkeypatch.setenv("HOME", str(root))
    monkeypatch.setenv("USER", "ani")
    monkeypatch.setenv("LOGNAME", "ani")
    monkeypatch.setenv("TERM", "xterm-256color")
    for switch in _SWITCHES:
        monkeypatch.delenv(switch, raising=False)
    return folder
