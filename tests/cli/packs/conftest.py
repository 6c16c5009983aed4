"""Fixtures: a folder to work in, and packs of the player's own."""

from pathlib import Path

import pytest

from tests.cli.packs.sample import BROKEN, PACK


@pytest.fixture(autouse=True)
def folder(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give each test its own working folder."""
    work = home.parent / "work"
    work.mkdir(parents=True)
    monkeypatch.chdir(work)
    return work


@pytest.fixture
def own(home: Path) -> Path:
    """Return the folder of the player's own packs, with one good and one broken pack."""
    packs = home / "packs"
    packs.mkdir(parents=True)
    (packs / "mine.yaml").write_text(PACK)
    (packs / "broken.yaml").write_text(BROKEN)
    return packs
