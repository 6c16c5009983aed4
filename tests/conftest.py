"""What every test gets: a home folder of its own and an environment without surprises."""

import itertools
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


_numbers = itertools.count()


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
