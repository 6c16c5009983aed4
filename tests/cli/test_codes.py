"""Share codes: the same round dealt elsewhere, identical in every line."""

from pathlib import Path

import pytest

from anora_quiz.packs.checking.check import load
from anora_quiz.quiz.codes import Fingerprint, Recipe, encode, fingerprint_of
from tests.cli.playing import (
    RIGHT,
    SKIP,
    code_in,
    questions_in,
    quiz_text,
    refusal,
    scores,
    shown,
    write_quiz,
)


@pytest.fixture
def quiz(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return the path of a small pack; no bundled packs, so that codes are checked quickly."""
    monkeypatch.setattr("anora_quiz.game.session.bundled_packs", lambda: tmp_path / "none")
    return write_quiz(tmp_path / "quiz.yaml", count=12)


@pytest.fixture
def other(tmp_path: Path) -> str:
    """Return the path of a second pack."""
    return write_quiz(tmp_path / "other.yaml", title="Other", count=6)


class Elsewhere:
    """Another player's computer: after `go`, there are no earlier rounds and settings."""

    def __init__(self, home: Path, patch: pytest.MonkeyPatch) -> None:
        self.home = home
        self._patch = patch

    def go(self) -> None:
        self._patch.setenv("ANORA_QUIZ_HOME", str(self.home))


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Elsewhere:
    """Return another player's computer."""
    return Elsewhere(tmp_path / "elsewhere", monkeypatch)


def _fingerprint(path: str) -> Fingerprint:
    pack = load(Path(path))
    return fingerprint_of(pack.id, pack.header.title, pack.header.tags, pack.questions)


def _code(*packs: str, options: tuple[str, ...] = ()) -> str:
    """Return the code of a short round with ``packs``."""
    return code_in(shown("play", *packs, "-n", "2", "--seed", "1", *options, lines=SKIP * 4))


# The same round


@pytest.mark.parametrize(
    "options",
    [
        "",
        "--questions 3",
        "-n 3 --difficulty easy --difficulty hard",
        "-n 3 --kind text",
        "-n 3 --tag even",
        "-n 3 --spoilers",
        "-n 3 --no-spoilers",
        "-n 3 --timer 30",
        "-n 3 --seed 0",
        f"-n 3 --seed {2**63 - 1}",
        "-n 3 --mode survival",
        "-n 3 --mode ladder --timer 5",
        "--questions 2 --difficulty medium --kind choice --tag even --spoilers --timer 90 --seed 7",
    ],
)
def test_a_code_deals_the_same_round_elsewhere(
    quiz: str, elsewhere: Elsewhere, options: str
) -> None:
    """The questions, options, points, their order and the code are the same."""
    first = shown("play", quiz, *options.split(), lines=RIGHT * 30)
    elsewhere.go()
    assert shown("play", quiz, "--code", code_in(first), lines=RIGHT * 30) == first


def test_a_code_is_of_other_questions_with_another_seed(quiz: str) -> None:
    one, two = (
        shown("play", quiz, "-n", "3", "--seed", seed, lines=RIGHT * 3) for seed in ("1", "2")
    )
    assert code_in(one) != code_in(two)
    assert questions_in(one) != questions_in(two)


def test_a_code_of_all_bundled_packs_deals_the_same_round_elsewhere(elsewhere: Elsewhere) -> None:
    first = shown("play", lines=SKIP * 10)
    assert len(questions_in(first)) == 10
    elsewhere.go()
    assert shown("play", "--code", code_in(first), lines=SKIP * 10) == first


def test_a_code_of_two_packs_deals_the_same_round_elsewhere(
    quiz: str, other: str, elsewhere: Elsewhere
) -> None:
    first = shown("play", quiz, other, "--seed", "1", "-n", "5", lines=RIGHT * 5)
    assert {title.split()[0] for title in questions_in(first)} == {"Quiz", "Other"}
    elsewhere.go()
    assert shown("play", other, quiz, "--code", code_in(first), lines=RIGHT * 5) == first


def test_a_code_for_two_players_is_for_any_two(quiz: str, elsewhere: Elsewhere) -> None:
    names = ["--player", "Ani", "--player", "Igor"]
    first = shown("play", quiz, *names, "-n", "3", lines=RIGHT * 6)
    elsewhere.go()
    names = ["--player", "Max", "--player", "Lulu"]
    second = shown("play", quiz, *names, "--code", code_in(first), lines=RIGHT * 6)
    assert second == first.replace("Ani", "Max").replace("Igor", "Lulu")


def test_a_pack_that_is_installed_need_not_be_named(quiz: str, elsewhere: Elsewhere) -> None:
    first = shown("play", quiz, "-n", "3", lines=RIGHT * 3)
    elsewhere.go()
    (elsewhere.home / "packs").mkdir(parents=True)
    (elsewhere.home / "packs" / "renamed.yaml").write_text(f"id: quiz\n{quiz_text(count=12)}")
    assert shown("play", "--code", code_in(first), lines=RIGHT * 3) == first


def test_the_code_of_a_round_that_went_on_later_is_the_same(quiz: str) -> None:
    code = _code(quiz)
    shown("play", quiz, "-n", "2", "--seed", "1", lines=SKIP)
    assert code_in(shown("resume", lines=SKIP)) == code


def test_scores_have_the_code(quiz: str, elsewhere: Elsewhere) -> None:
    code = _code(quiz)
    assert [entry["code"] for entry in scores()] == [code]
    elsewhere.go()
    shown("play", quiz, "--code", code, lines=SKIP * 2)
    assert [(entry["code"], entry["seed"]) for entry in scores()] == [(code, 1)]


def test_a_code_may_be_typed_as_it_was_heard(quiz: str) -> None:
    code = _code(quiz)
    assert "0" in code
    typed = (
        code.lower(),
        f"  {code.replace('-', ' ')} ",
        code.replace("-", ""),
        code.replace("0", "O").replace("1", "l"),
        code.replace("-", "–").lower().replace("0", "o").replace("1", "I"),
    )
    for each in typed:
        assert code_in(shown("play", quiz, f"--code={each}", lines=SKIP * 2)) == code


# What is not a code, or a code that cannot be played here


@pytest.mark.parametrize(
    "code",
    [
        "",
        " ",
        "-",
        "rubbish",
        "0",
        "Z" * 24,
        "0" * 9000,
        "U",
        "é",
        "\x1b[2J",
        "a\nb",
        "\u202e",
        "٣" * 16,
    ],
    ids=ascii,
)
def test_what_is_not_a_code_is_refused(quiz: str, code: str) -> None:
    assert "code" in refusal("play", quiz, f"--code={code}")


def test_a_wrong_letter_anywhere_is_noticed(quiz: str) -> None:
    code = _code(quiz)
    for index, character in enumerate(code):
        if character != "-":
            typo = code[:index] + ("7" if character != "7" else "8") + code[index + 1 :]
            assert "isn't a valid code" in refusal("play", quiz, "--code", typo)
    assert "isn't a valid code" in refusal("play", quiz, "--code", code[:-1])


def test_a_pack_that_changed_since_is_named(quiz: str, other: str) -> None:
    code = _code(quiz, other)
    path = Path(quiz)
    path.write_text(path.read_text().replace("question 4?", "question four?"))
    output = refusal("play", quiz, other, "--code", code)
    assert "Quiz" in output
    assert "(quiz, fingerprint " in output
    assert "Other" not in output
    assert "differs" in output


def test_a_pack_that_is_not_there_is_asked_for(quiz: str, other: str) -> None:
    alone, together = _code(quiz), _code(quiz, other)
    assert "you don't have the pack for this code" in refusal("play", "--code", alone)
    assert "you don't have the pack for this code" in refusal("play", other, "--code", alone)
    assert "you don't have 1 of the 2 packs" in refusal("play", other, "--code", together)
    assert "you don't have 2 of the 2 packs" in refusal("play", "--code", together)


def test_a_refused_code_leaves_no_round(quiz: str) -> None:
    code = _code(quiz)
    refusal("play", quiz, "--code", code, "--player", "Ani", "--player", "Igor")
    refusal("play", quiz, "--code", code[:-1])
    assert "No saved rounds" in shown("resume", "--list")


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("--questions", "10"),
        ("--mode", "classic"),
        ("--difficulty", "easy"),
        ("--kind", "text"),
        ("--tag", "even"),
        ("--spoilers", ""),
        ("--no-spoilers", ""),
        ("--timer", "30"),
        ("--seed", "0"),
    ],
)
def test_what_a_code_decides_cannot_be_given_again(quiz: str, option: str, value: str) -> None:
    words = [option, value] if value else [option]
    output = refusal("play", quiz, "--code", _code(quiz), *words)
    assert f"hint: remove {option.replace('--no-', '--')}\n" in output


def test_a_code_is_for_as_many_players_as_it_was_made_for(quiz: str) -> None:
    two = ("--player", "Ani", "--player", "Igor")
    assert "for 1 player" in refusal("play", quiz, "--code", _code(quiz), *two)
    code = _code(quiz, options=two)
    assert "for 2 players" in refusal("play", quiz, "--code", code)
    assert 'two players are named "Ani"' in refusal(
        "play", quiz, "--code", code, "--player", "Ani", "--player", "ani"
    )


# Edge cases


def test_of_two_installed_packs_with_one_id_the_right_one_is_played(
    quiz: str, elsewhere: Elsewhere
) -> None:
    first = shown("play", quiz, "-n", "3", lines=RIGHT * 3)
    elsewhere.go()
    write_quiz(elsewhere.home / "packs" / "quiz.yaml", count=12)
    old = elsewhere.home / "packs" / "old.yaml"
    old.write_text(f"id: quiz\n{quiz_text('Old', 12)}")
    assert shown("play", "--code", code_in(first), lines=RIGHT * 3) == first


def test_only_the_pack_that_is_missing_needs_to_be_named(
    quiz: str, other: str, elsewhere: Elsewhere
) -> None:
    """The error for a code without a pack says so."""
    code = _code(quiz, other)
    elsewhere.go()
    write_quiz(elsewhere.home / "packs" / "other.yaml", title="Other", count=6)
    assert "you don't have 1 of the 2 packs" in refusal("play", "--code", code)
    assert code_in(shown("play", quiz, "--code", code, lines=SKIP * 2)) == code


@pytest.mark.parametrize("seed", [2**63, 10**4300], ids=["beyond a database", "beyond Python"])
def test_a_code_with_a_seed_beyond_all_bounds_is_refused(quiz: str, seed: int) -> None:
    """Only other programs can make such codes."""
    code = encode(
        Recipe(
            mode="classic",
            seed=seed,
            count=None,
            timer=None,
            players=1,
            difficulties=(),
            kinds=(),
            tags=(),
            spoilers=(),
            packs=(_fingerprint(quiz),),
            is_collection=False,
        )
    )
    assert "code" in refusal("play", quiz, "--code", code)


def test_round_of_so_many_packs_that_nobody_would_type_its_code_has_none(tmp_path: Path) -> None:
    for number in range(30):
        write_quiz(tmp_path / "many" / f"quiz-{number}.yaml", title=f"Quiz {number}", count=1)
    output = shown("play", str(tmp_path / "many"), "-n", "1", "--player", "Ani", lines=RIGHT)
    assert "Score: 100 of 100" in output
    assert "--code" not in output
    assert [each["code"] for each in scores()] == [None]
