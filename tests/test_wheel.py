"""The wheel has all that a player needs, and the sdist all that its tests need."""

import os
import shutil
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest

_CHECKOUT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel without network access and unpack it outside the checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    build = "import sys; from hatchling.build import build_wheel; build_wheel(sys.argv[1])"
    subprocess.run([sys.executable, "-c", build, str(folder)], cwd=_CHECKOUT, check=True)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")  # noqa: S202 - of our own wheel
    return folder / "site"


@pytest.mark.thorough
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
    assert "\nScore: 0 of " in run.stdout
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


def test_the_wheel_carries_bundled_packs_and_types_and_nothing_else_at_the_top(
    unpacked: Path,
) -> None:
    bundled = {path.name for path in (_CHECKOUT / "questions").glob("*.yaml")}
    assert {path.name for path in (unpacked / "anora_quiz/questions").glob("*.yaml")} == bundled
    assert (unpacked / "anora_quiz/py.typed").exists()
    assert (unpacked / "anora_quiz/packs/formats/sheet/page.css").exists()
    guide = (_CHECKOUT / "questions/README.md").read_bytes()  # `packs guide` prints it
    assert (unpacked / "anora_quiz/questions/README.md").read_bytes() == guide
    assert {path.name.split("-")[0] for path in unpacked.iterdir()} == {"anora_quiz"}


@pytest.mark.skipif(
    not (_CHECKOUT / ".git").exists() or shutil.which("git") is None,
    reason="needs git and the repository",
)
def test_the_sdist_carries_every_file_of_the_repository(tmp_path: Path) -> None:
    build = "import sys; from hatchling.build import build_sdist; build_sdist(sys.argv[1])"
    subprocess.run([sys.executable, "-c", build, str(tmp_path)], cwd=_CHECKOUT, check=True)
    (sdist,) = tmp_path.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        carried = {name.partition("/")[2] for name in archive.getnames()}
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached"],  # noqa: S607 - whichever git there is
        cwd=_CHECKOUT, capture_output=True, encoding="utf-8", check=True,
    ).stdout  # fmt: skip
    listed_files = {name for name in listed.split("\0") if (_CHECKOUT / name).is_file()}
    assert listed_files <= carried


def test_uv_builds_again_when_any_file_of_the_wheel_changes() -> None:
    project = tomllib.loads((_CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))
    globs = [key["file"] for key in project["tool"]["uv"]["cache-keys"] if "file" in key]
    watched = {path for glob in globs for path in _CHECKOUT.glob(glob)}
    wheel = project["tool"]["hatch"]["build"]["targets"]["wheel"]
    packed = {path for folder in wheel["only-include"] for path in (_CHECKOUT / folder).rglob("*")}
    files = {_CHECKOUT / name for name in ("pyproject.toml", project["project"]["readme"])}
    licenses = {_CHECKOUT / name for name in project["project"]["license-files"]}
    assert packed | files | licenses <= watched
