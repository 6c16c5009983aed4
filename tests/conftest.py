"""Gives every test its own home folder and a clean environment, and sets up the run."""

import importlib
import itertools
import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import settings

# How many examples a law is tried with: the same in every run, so that only a change makes one
# fail; the weekly run draws new ones. A slow machine is not a failure.
settings.register_profile("quick", max_examples=9, derandomize=True, deadline=None)
settings.register_profile("endurance", max_examples=300, deadline=None)
settings.load_profile("quick")  # unless --hypothesis-profile names another

_SWITCHES = (
    "NO_COLOR",
    "FORCE_COLOR",
    "CLICOLOR",
    "CLICOLOR_FORCE",
    "ACCESSIBLE",
    "COLUMNS",
    "LINES",
    "PROMPT_TOOLKIT_COLOR_DEPTH",
)

# A folder in memory, if the system has one: waiting for disks would take half of the tests'
# time, because every answer is on disk before its verdict is shown.
_MEMORY = Path("/dev/shm")  # noqa: S108 - in it, mkdtemp makes a folder of our own
_MIN_FREE = 500_000_000  # bytes

_MAX_WORKERS = 8  # each collects all tests before it starts, so more do not finish sooner

_numbers = itertools.count()
_in_memory = pytest.StashKey[Path]()


def pytest_configure(config: pytest.Config) -> None:
    """Let tests write to memory, if there is space and no ``--basetemp`` is given."""
    is_usable = os.access(_MEMORY, os.W_OK) and shutil.disk_usage(_MEMORY).free > _MIN_FREE
    if is_usable and config.option.basetemp is None:
        config.stash[_in_memory] = Path(tempfile.mkdtemp(dir=_MEMORY, prefix="anora-quiz-"))
        config.option.basetemp = config.stash[_in_memory] / "tests"


def pytest_unconfigure(config: pytest.Config) -> None:
    """Remove what the tests wrote to memory."""
    if _in_memory in config.stash:
        shutil.rmtree(config.stash[_in_memory], ignore_errors=True)


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """Return how many processes run the tests: one per processor, 0 if starting them costs more.

    A single file finishes before workers have started; with ``-s`` somebody is watching.
    """
    is_one_file = len(config.args) == 1 and config.args[0].partition("::")[0].endswith(".py")
    if is_one_file or config.option.capture == "no":
        return 0
    # This process may be allowed fewer processors than the machine has.
    has_affinity = hasattr(os, "sched_getaffinity")
    processors = len(os.sched_getaffinity(0)) if has_affinity else os.cpu_count() or 1
    return min(processors, _MAX_WORKERS)


@pytest.hookimpl(tryfirst=True)
def pytest_collection(session: pytest.Session) -> None:
    """Let every other worker import the test files from the last to the first.

    In a new clone they are compiled first, with their assertions rewritten, which takes several
    seconds. Two workers that begin at both ends share the work: what one has compiled, the
    other finds on disk.
    """
    number = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    is_all = session.config.args == session.config.getini("testpaths")
    if number % 2 == 0 or not is_all:
        return
    root = session.config.rootpath
    for path in sorted(root.glob("tests/**/test_*.py"), reverse=True):
        with suppress(BaseException):  # the collection reports it
            importlib.import_module(".".join(path.relative_to(root).with_suffix("").parts))


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the test its own folder for all that the game writes; it does not exist yet."""
    # Not tmp_path, which would create a folder for each test: most tests write nothing.
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
