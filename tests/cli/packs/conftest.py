"""A folder to work in, and packs of the player's own."""

from pathlib import Path

import pytest

from tests.cli.packs.sample import BROKEN, PACK


@pytest.fixture(autouse=True)
def folder(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder of this test's own."""
    work = home.parent / "work"
    work.mkdir(parents=True)
    monkeypatch.chdir(work)
    return work


@pytest.fixture
def own(home: Path) -> Path:
    """Return the folder of the player's own packs, with one good and one broken pack in it."""
    packs = home / "packs"
    packs.mkdir(parents=True)
    (packs / "mine.yaml").write_text(PACK)
    (packs / "broken.yaml").write_text(BROKEN)
    return packs
