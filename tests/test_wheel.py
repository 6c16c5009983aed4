"""The wheel, built without network, is all that a player needs."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

_CHECKOUT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel and unpack it away from the checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    build = "import sys; from hatchling.build import build_wheel; build_wheel(sys.argv[1])"
    subprocess.run([sys.executable, "-c", build, str(folder)], cwd=_CHECKOUT, check=True)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def test_a_round_is_played_from_the_wheel_alone(unpacked: Path, tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "anora_quiz", "play", "--questions", "3"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(unpacked), "PYTHONSAFEPATH": "1"},
        input=":skip\n" * 3,
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.splitlines()[-1].startswith("Score: 0 of ")
    where = "import anora_quiz; print(anora_quiz.__file__)"
    found = subprocess.run(
        [sys.executable, "-c", where],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(unpacked), "PYTHONSAFEPATH": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert found.stdout.startswith(str(unpacked))


def test_the_wheel_carries_banks_and_types_and_nothing_else_at_the_top(unpacked: Path) -> None:
    banks = {path.name for path in (_CHECKOUT / "questions").glob("*.yaml")}
    assert {path.name for path in (unpacked / "anora_quiz/questions").glob("*.yaml")} == banks
    assert (unpacked / "anora_quiz/py.typed").exists()
    assert {path.name.split("-")[0] for path in unpacked.iterdir()} == {"anora_quiz"}
