"""Test that a new file is saved completely or not at all."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from anora_quiz import saving
from anora_quiz.saving import save_new

_KILLED = """
import os, signal, sys
from pathlib import Path
from anora_quiz.saving import save_new

def parts():
    yield "x" * 2**20
    os.kill(os.getpid(), signal.SIGKILL)

save_new(Path(sys.argv[1]), parts())
"""


@pytest.fixture(params=["unnamed", "named"])
def _way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "named":  # as on systems without unnamed files
        monkeypatch.setattr(saving, "_UNNAMED_FILE", os.O_CREAT)


def _failing() -> Iterator[str]:
    yield "x" * 2**20
    raise OSError("full")


@pytest.mark.usefixtures("_way")
def test_file_is_written_to_the_letter(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    save_new(path, ["é\r\n", "b\n"])
    assert path.read_bytes() == "é\r\nb\n".encode()
    assert list(tmp_path.iterdir()) == [path]
    mask = os.umask(0)
    os.umask(mask)
    assert path.stat().st_mode & 0o777 == 0o666 & ~mask


@pytest.mark.usefixtures("_way")
def test_file_that_is_there_stays(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("mine")
    link = tmp_path / "b.yaml"
    link.symlink_to("nowhere")
    for each in (path, link):
        with pytest.raises(FileExistsError):
            save_new(each, ["other"])
    assert path.read_text() == "mine"
    assert {each.name for each in tmp_path.iterdir()} == {"a.yaml", "b.yaml"}


@pytest.mark.usefixtures("_way")
def test_file_that_came_meanwhile_stays(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"

    def parts() -> Iterator[str]:
        yield "other"
        path.write_text("mine")

    with pytest.raises(FileExistsError):
        save_new(path, parts())
    assert path.read_text() == "mine"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.usefixtures("_way")
def test_failure_on_the_way_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="full"):
        save_new(tmp_path / "a.yaml", _failing())
    assert list(tmp_path.iterdir()) == []


def test_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        save_new(tmp_path / "none" / "a.yaml", ["x"])


@pytest.mark.skipif(not hasattr(os, "O_TMPFILE"), reason="files need names here")
def test_kill_on_the_way_leaves_nothing(tmp_path: Path) -> None:
    command = [sys.executable, "-c", _KILLED, str(tmp_path / "a.yaml")]
    assert subprocess.run(command, check=False).returncode < 0
    assert list(tmp_path.iterdir()) == []
