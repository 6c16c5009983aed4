from itertools import count
from pathlib import Path

import pytest

from anora_quiz.terminal.progress_bar import reading


def _read(seconds_a_step: float) -> None:
    ticks = count()
    with reading(Path("big [b]pack.yaml"), lambda: next(ticks) * seconds_a_step) as progress:
        for done in range(100):
            progress(done, 100)


def test_quick_work_shows_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    _read(0.001)
    assert capsys.readouterr() == ("", "")


def test_slow_work_is_shown_on_standard_error_with_the_name_of_the_file(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")  # Rich shows bars where it may use colors
    _read(1.0)
    out, err = capsys.readouterr()
    assert not out
    assert "Reading big [b]pack.yaml" in err
