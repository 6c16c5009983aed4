"""Spoilers: an earlier decision counts; without one, the person is asked."""

from collections.abc import Mapping
from itertools import product

import pytest

from anora_quiz.game.spoilers import agrees_to_spoilers, with_spoilers
from anora_quiz.paths import player_folders
from anora_quiz.quiz.selection import Selection
from anora_quiz.records.settings import save_settings
from tests.cli.playing import Clock, session_at

_PACKS = ("one", "two")
_SAID = [dict(zip(_PACKS, said, strict=True)) for said in product((True, False, None), repeat=2)]


@pytest.mark.parametrize("said", _SAID, ids=str)
@pytest.mark.parametrize("answer", ["1\n", "2\n"])
def test_a_code_of_spoilers_asks_unless_all_were_agreed_to(
    said: Mapping[str, bool | None],
    answer: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    decided = {pack: each for pack, each in said.items() if each is not None}
    save_settings(player_folders().config, spoilers=decided)
    session = session_at(Clock(), monkeypatch, answer, is_person=True)
    agrees = agrees_to_spoilers(session, _PACKS)
    is_asked = "Play it anyway?" in capsys.readouterr().out
    assert is_asked == (list(said.values()) != [True, True])
    assert agrees == (not is_asked or answer == "1\n")


def test_a_code_counts_as_agreement_if_nobody_can_be_asked(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert agrees_to_spoilers(session_at(Clock(), monkeypatch), _PACKS)
    assert capsys.readouterr().out == ""


def test_the_question_says_that_the_answer_is_remembered_and_where_to_change_it(
    quiz: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    session = session_at(Clock(), monkeypatch, "2\n2\n", is_person=True)
    library = session.library()
    for packs in (library.find([quiz]), library.bundled()):
        with_spoilers(session, library, Selection(), packs, wanted=None)
    told = "Your answer is remembered. You can change it in Settings.\n"
    output = capsys.readouterr().out
    assert f"{told}“Quiz” has questions with spoilers. Include them?" in output
    assert f"{told}Have you seen Anora?" in output
    assert output.count(told) == 2
