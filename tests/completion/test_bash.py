"""Lines of bash: taken apart, and words quoted so that they stay text."""

from pathlib import Path

import pytest

from anora_quiz.completion.answers import ANSWERS
from anora_quiz.completion.bash import Typed, in_columns
from tests.cases import for_each


@for_each(
    ("line", "replaced", "words", "word"),
    [
        ("quiz play --mode=bl", "bl", ["quiz", "play"], "--mode=bl"),
        ("quiz play --mode=", "", ["quiz", "play"], "--mode="),
        ("quiz play ", "", ["quiz", "play"], ""),
        ("quiz 'An o", "An o", ["quiz"], "An o"),
        ('quiz "An \\"o\\n', 'An \\"o\\n', ["quiz"], 'An "o\\n'),
        ("quiz An\\ o", "An\\ o", ["quiz"], "An o"),
        ("quiz a:b", "b", ["quiz"], "a:b"),
        ("quiz 'It'\\''s", "s", ["quiz"], "It's"),
        ("quiz --a 'x y' z", "z", ["quiz", "--a", "x y"], "z"),
        ("quiz '' z", "z", ["quiz", ""], "z"),
        ("quiz x\\", "x\\", ["quiz"], "x"),
    ],
)
def test_lines_are_taken_apart(line: str, replaced: str, words: list[str], word: str) -> None:
    typed = Typed.of(line, replaced)
    assert (typed.words, typed.word) == (words, word)


@for_each(
    ("line", "replaced", "word", "quoted"),
    [
        ("q ", "", "It's $(x) `y` é", "It\\'s\\ \\$\\(x\\)\\ \\`y\\`\\ é"),
        ("q '", "", "It's $x", "It'\\''s $x"),
        ('q "', "", '$x `y` "z" \\ \'', '\\$x \\`y\\` \\"z\\" \\\\ \''),
        ('q "', "", "now!", ""),
        ("q a:b", "b", "a:bc", "bc"),
        ("q --mode=b", "b", "--mode=blitz", "blitz"),
        ("q --mode=b", "--mode=b", "--mode=blitz", "--mode=blitz"),
        ("q 'It'\\''s", "s", "It's me", "s me"),
    ],
)
def test_words_are_quoted_as_they_are_typed(
    line: str, replaced: str, word: str, quoted: str
) -> None:
    assert Typed.of(line, replaced).quoted(word) == quoted


def test_lists_have_descriptions_that_fit_the_screen() -> None:
    shown = in_columns([("a", "first"), ("bcd", ""), ("e", "x" * 30)], 20)
    assert shown == ["a    (first)", "bcd", f"e    ({'x' * 11}…)"]
    assert max(map(len, shown)) < 20


def test_packs_of_the_current_folder_come_with_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("co.yaml", "co n.YML", "co.txt", ".co.yaml"):
        (tmp_path / name).touch()
    (tmp_path / "cofolder").mkdir()
    assert ANSWERS["bash"](["quiz play CO", "CO", "9"]) == [
        "", "consultant", "co\\ n.YML", "co.yaml", "cofolder/",
    ]  # fmt: skip
    for line in ("quiz play cofolder/", "quiz play ~/", "quiz play ./c"):
        assert ANSWERS["bash"]([line, line[10:], "9"]) == ["packs"]
