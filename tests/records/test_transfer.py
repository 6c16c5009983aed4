"""Finished rounds on their way to another database and back."""

import hashlib
import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from anora_quiz.errors import RecordsError
from anora_quiz.quiz.modes.daily import Daily
from anora_quiz.quiz.modes.practice import Practice
from anora_quiz.records import history, saved, shoes
from anora_quiz.records.repair import repair
from anora_quiz.records.store import Store
from anora_quiz.records.transfer import importing
from anora_quiz.records.transfer.exporting import lines
from anora_quiz.records.transfer.merging import joined
from anora_quiz.records.transfer.reading import LONGEST_LINE
from tests.cases import for_each
from tests.records.builders import LATER, begin
from tests.records.damage import overwrite_table
from tests.records.histories import content, exported, imported, play, write
from tests.samples import EDITOR, FILM, NOON, right, round_of

_numbers = st.sets(st.integers(0, 60), max_size=8)
_tried = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def new_path(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Path]:
    """Return a function that returns the path of another database that doesn't exist yet."""
    return lambda: tmp_path_factory.mktemp("home") / "scores.db"


@_tried
@given(numbers=_numbers)
def test_what_is_exported_and_imported_is_the_same(
    new_path: Callable[[], Path], numbers: set[int]
) -> None:
    one, other = new_path(), new_path()
    write(one, numbers)
    found, skipped = imported(other, exported(one))
    assert (found.added, found.known, skipped) == (len(numbers), 0, [])
    assert content(other) == content(one)
    assert exported(other) == exported(one)


@_tried
@given(numbers=_numbers)
def test_importing_twice_changes_nothing(new_path: Callable[[], Path], numbers: set[int]) -> None:
    one, other = new_path(), new_path()
    write(one, numbers)
    imported(other, exported(one))
    before = content(other)
    found, skipped = imported(other, exported(one))
    assert (found.added, found.changed, found.known, skipped) == (0, 0, len(numbers), [])
    assert content(other) == before


@_tried
@given(mine=_numbers, yours=_numbers)
def test_two_machines_that_import_each_other_are_equal(
    new_path: Callable[[], Path], mine: set[int], yours: set[int]
) -> None:
    one, other = new_path(), new_path()
    write(one, mine)
    write(other, yours)
    (first, second) = exported(one), exported(other)
    imported(one, second)
    imported(other, first)
    assert exported(one) == exported(other)
    assert content(one) == content(other)
    assert len(content(one)[0]) == len(mine | yours)


@_tried
@given(mine=_numbers, yours=_numbers)
def test_merged_rounds_are_as_if_they_were_played_on_one_machine(
    new_path: Callable[[], Path], mine: set[int], yours: set[int]
) -> None:
    one, other, both = new_path(), new_path(), new_path()
    write(one, mine)
    content(one)  # so that its turns are remembered before others come between them
    write(other, yours)
    write(both, sorted(mine | yours))
    imported(one, exported(other))
    assert content(one) == content(both)


def _merge_homes(new_path: Callable[[], Path], each: int, shared: int) -> None:
    one, other = new_path(), new_path()
    write(one, range(each))
    write(other, range(each - shared, 2 * each - shared))
    first, second = exported(one), exported(other)
    assert imported(one, second)[0].known == shared
    assert imported(other, first)[0].known == shared
    assert content(one) == content(other)
    assert len(content(one)[0]) == 2 * each - shared


def test_two_homes_with_shared_rounds_become_equal(new_path: Callable[[], Path]) -> None:
    _merge_homes(new_path, 20, shared=5)


@pytest.mark.thorough
def test_two_homes_with_200_rounds_of_which_50_are_shared_become_equal(
    new_path: Callable[[], Path],
) -> None:
    _merge_homes(new_path, 200, shared=50)


@for_each("name", ["version-4.sql", "version-5.sql", "version-6.sql"])
def test_rounds_of_every_earlier_version_come_back(new_path: Callable[[], Path], name: str) -> None:
    one, other = new_path(), new_path()
    with closing(sqlite3.connect(one)) as database:
        script = Path(__file__).parent / "databases" / name
        database.executescript(script.read_text(encoding="utf-8"))
    text = exported(one)
    assert text.count('{"kind": "round"') == _count(one, "rounds WHERE state = 'finished'") > 0
    found, skipped = imported(other, text)
    assert (found.added, skipped) == (_count(one, "rounds WHERE state = 'finished'"), [])
    assert exported(other) == text


def _count(path: Path, what: str) -> int:
    with closing(sqlite3.connect(path)) as database:
        (count,) = database.execute(f"SELECT count(*) FROM {what}").fetchone()  # noqa: S608
    return int(count)


# What becomes of rounds that differ


def _copies(new_path: Callable[[], Path]) -> tuple[Path, Path]:
    """Return two databases with the same open round, answered once."""
    paths = new_path(), new_path()
    for path in paths:
        with Store(path, lambda: LATER) as store:
            journal = saved.begin(store, round_of(EDITOR, FILM), NOON, "a" * 32)
            played = round_of(EDITOR, FILM).record(right(EDITOR), 2.0)
            journal.save(played, NOON)
    return paths


def _finish(path: Path, minutes: int, name: str = "Ani") -> None:
    """Finish the open round at ``path`` after so many ``minutes``, as a player with this name."""
    at = NOON + timedelta(minutes=minutes)
    with Store(path, lambda: LATER) as store:
        played, journal = saved.resume(store, 1)
        played = played.record(right(FILM), 2.0)
        journal.save(played, at)
        journal.finish(played.with_name(name), at)


def test_an_open_copy_of_a_finished_round_becomes_finished(new_path: Callable[[], Path]) -> None:
    one, other = _copies(new_path)
    content(one)  # its turn is remembered
    _finish(other, 5)
    found, _ = imported(one, exported(other))
    assert found.added == 1
    assert content(one) == content(other)
    with Store(one) as store:
        assert history.unfinished(store) == []
        assert saved.review(store, 1).ending is not None


def test_of_two_ends_of_a_round_the_earlier_stays_on_both_sides(
    new_path: Callable[[], Path],
) -> None:
    one, other = _copies(new_path)
    _finish(one, 9, "Igor")
    _finish(other, 5)
    content(one)  # Igor's turns are remembered
    first, second = exported(one), exported(other)
    assert imported(one, second)[0].changed == 1
    assert imported(other, first)[0].known == 1
    assert content(one) == content(other)
    assert exported(one) == second


def test_flags_on_both_sides_are_joined(new_path: Callable[[], Path]) -> None:
    one, other = new_path(), new_path()
    for path, why in ((one, "Odd"), (other, "Old")):
        write(path, [3])
        with Store(path, lambda: LATER) as store:
            saved.flag(store, 1, 0, why)
    with Store(one) as store:
        saved.flag(store, 1, 1, "")
    first, second = exported(one), exported(other)
    assert imported(one, second)[0].changed == 1
    assert imported(other, first)[0].changed == 1
    assert content(one) == content(other)
    with closing(sqlite3.connect(one)) as database:
        flags = database.execute("SELECT place, why FROM flags ORDER BY place").fetchall()
    assert flags[:2] == [(0, "Odd | Old"), (1, "")]
    assert imported(one, second)[0].known == 1


_reasons = st.dictionaries(st.integers(0, 2), st.text("ab| ", max_size=6))


@given(one=_reasons, two=_reasons, three=_reasons)
def test_flags_are_joined_in_any_order(
    one: dict[int, str], two: dict[int, str], three: dict[int, str]
) -> None:
    both = joined(one, two)
    assert joined(two, one) == joined(both, one) == joined(both, two) == both
    assert joined(both, three) == joined(one, joined(two, three))


def test_round_whose_questions_were_lost_gets_them_from_the_other_machine(
    new_path: Callable[[], Path],
) -> None:
    one, other, third = new_path(), new_path(), new_path()
    write(one, range(10))
    whole = exported(one)
    imported(other, whole)
    overwrite_table(other, "questions")
    assert repair(other, [], NOON) is not None
    damaged = exported(other)
    assert damaged != whole
    assert imported(third, damaged)[1] == []
    assert exported(third) == damaged
    imported(one, damaged)
    assert exported(one) == whole
    assert imported(other, whole)[0].changed > 0
    assert exported(other) == whole


def test_a_name_that_was_changed_here_stays(new_path: Callable[[], Path]) -> None:
    path = new_path()
    write(path, [3])
    text = exported(path)
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("UPDATE players SET name = 'Anora', player_key = 'anora'")
    assert imported(path, text)[0].known == 1
    assert '"Anora"' in exported(path)


def test_two_daily_rounds_of_a_day_both_stay_and_count_as_one_day(
    new_path: Callable[[], Path],
) -> None:
    paths = new_path(), new_path()
    for path in paths:
        with Store(path, lambda: LATER) as store:
            new = round_of(EDITOR, mode=Daily())
            daily = replace(new, setup=replace(new.setup, day="2026-11-21"))
            played, journal = begin(store, daily, right(EDITOR))
            journal.finish(played, NOON)
    imported(paths[0], exported(paths[1]))
    with Store(paths[0]) as store:
        assert len(history.finished(store, 9)) == 2
        assert len(history.days_played(store, "Ani")) == 1


def test_a_new_machine_deals_on_and_another_keeps_its_own_order(
    new_path: Callable[[], Path],
) -> None:
    def play_hand(path: Path, seed: int, hand: int) -> None:
        new = round_of(EDITOR)
        dealt = replace(new, setup=replace(new.setup, seed=seed, hand=hand, shoe="classic"))
        with Store(path, lambda: LATER) as store:
            played, journal = begin(store, dealt, right(EDITOR), at=NOON + timedelta(hours=hand))
            journal.finish(played, NOON)

    one, other, third = new_path(), new_path(), new_path()
    play_hand(one, 7, 0)
    play_hand(one, 7, 1)
    play_hand(other, 8, 4)
    imported(third, exported(one))
    assert shoes.next_hand(third, ["ani"], "classic") == (7, 2)
    play_hand(third, 7, 2)
    imported(one, exported(third))
    assert shoes.next_hand(one, ["ani"], "classic") == (7, 3)
    imported(one, exported(other))
    assert shoes.next_hand(one, ["ani"], "classic") == (7, 3)


def test_a_new_machine_deals_on_even_if_the_first_import_was_killed(
    new_path: Callable[[], Path],
) -> None:
    one, other = new_path(), new_path()
    new = round_of(EDITOR)
    dealt = replace(new, setup=replace(new.setup, seed=7, hand=3, shoe="classic"))
    with Store(one) as store:
        played, journal = begin(store, dealt, right(EDITOR))
        journal.finish(played, NOON)
    imported(other, exported(one))
    with closing(sqlite3.connect(other)) as database, database:
        database.execute("DELETE FROM shoes")
    assert imported(other, exported(one))[0].known == 1
    assert shoes.next_hand(other, ["Ani"], "classic") == (7, 4)


def test_each_question_is_exported_once(new_path: Callable[[], Path]) -> None:
    path = new_path()
    write(path, range(9))
    questions = [line for line in exported(path).splitlines() if '{"kind": "question"' in line]
    assert len({*questions}) == len(questions) == _count(path, "questions")


def test_questions_that_no_round_uses_do_not_fill_the_memory(
    new_path: Callable[[], Path], text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "_MOST_WAITING", 100)
    found, skipped = imported(new_path(), text)
    assert found.added == 0
    assert "no line before it has the question" in skipped[0][1]


def test_rounds_that_are_not_finished_are_not_exported(new_path: Callable[[], Path]) -> None:
    one, _ = _copies(new_path)
    assert len(exported(one).splitlines()) == 1


def test_a_round_that_cannot_be_read_is_named_and_the_rest_exported(
    new_path: Callable[[], Path],
) -> None:
    path = new_path()
    write(path, [1, 2, 3])
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("UPDATE rounds SET setup = '{' WHERE id = 2")
    problems: list[RecordsError] = []
    with Store(path, lambda: LATER) as store:
        made = list(lines(store, {}, problems.append))
    assert [str(each).split(" in ")[0] for each in problems] == ["this version can't read round 2"]
    assert sum('"kind": "round"' in line for line in made) == 2


# Lines that aren't taken


@pytest.fixture
def text(new_path: Callable[[], Path]) -> str:
    """Return the export of one classic round of two players, with two questions and a flag."""
    path = new_path()
    with Store(path, lambda: LATER) as store:
        new = round_of(EDITOR, FILM, players=("Ani", "Igor"))
        played, journal = begin(store, new, right(EDITOR), right(FILM))
        journal.flag(0, "Odd")
        journal.finish(played, NOON)
    return exported(path)


def _changed(text: str, change: Callable[[dict[str, Any]], object]) -> str:
    *earlier, last = text.splitlines(keepends=True)
    values = json.loads(last)
    change(values)
    return "".join([*earlier, json.dumps(values), "\n"])


def _set(*keys: Any) -> Callable[[dict[str, Any]], object]:
    """Return a function that sets what the ``keys`` lead to, to the last of them."""
    *path, key, value = keys

    def change(values: Any) -> None:
        for each in path:
            values = values[each]
        values[key] = value

    return change


def _turn(key: str, value: object) -> Callable[[dict[str, Any]], object]:
    return _set("turns", 0, key, value)


_REFUSED = [
    (_set("id", "x"), '"id" isn\'t 32 hexadecimal digits'),
    (_set("id", 7), '"id" is a whole number'),
    (_set("mode", "marathon"), 'this version doesn\'t have the mode "marathon"'),
    (_set("mode", "daily"), "make no round"),
    (_set("mode", "blitz"), '"board" isn\'t'),
    (_set("board", "classic, sample"), '"board" isn\'t'),
    (_set("players", []), '"players" isn\'t a list of 1 to 8 names'),
    (_set("players", ["Ani", 3]), "an item that isn't a text"),
    (_set("players", ["Ani", " "]), "an item that isn't a name"),
    (_set("players", "Ani"), '"players" is a text'),
    (_set("named", 1), '"named" is a whole number'),
    (_set("started_at", "yesterday"), '"started_at" isn\'t a time'),
    (_set("finished_at", "2026-11-21T12:00:00"), '"finished_at" isn\'t a time with a time zone'),
    (_set("finished_at", "9999-12-31T23:59:59-14:00"), "isn't a time"),
    (_set("cards", []), "make no round"),
    (_set("cards", 0, "question", "0" * 64), "no line before it has the question"),
    (_set("cards", 0, "question", "A" * 64), "hexadecimal digits"),
    (_set("setup", None), '"setup" is null'),
    (_set("setup", "seed", -1), '"seed" isn\'t from 0'),
    (_set("setup", "seed", bool(1)), '"seed" is true or false'),
    (_set("setup", "count", 0), '"count" isn\'t from 1'),
    (_set("setup", "day", "2026-13-01"), '"day" isn\'t a date'),
    (_set("setup", "selection", "difficulties", ["deadly"]), '"difficulties" has one'),
    (_turn("seat", 2), '"seat" isn\'t from 0 to 1'),
    (_turn("place", 2), '"place" isn\'t from 0 to 1'),
    (_turn("place", 1.0), '"place" is a number with decimals'),
    (_turn("action", "left"), 'turn 1: "action" is "left"'),
    (_turn("answer", ["nobody"]), "turn 1: the answer doesn't fit the question"),
    (_turn("action", "skipped"), "the answer doesn't fit"),
    (_turn("seconds", -1), '"seconds" isn\'t a number of seconds'),
    (_turn("seconds", 1e999), "it isn't JSON|Infinity"),
    (_turn("credit", "2/2"), '"credit" isn\'t a credit from 0 to 1'),
    (_turn("credit", "1/0"), '"credit" isn\'t'),
    (_turn("credit", 1), '"credit" is a whole number'),
    (_turn("points", 5000), "the results don't agree with the turns"),
    (_turn("points", 2**70), '"points" isn\'t from'),
    (_turn("lifelines", ["phone"]), 'the lifeline "phone"'),
    (_turn("claimed", bool(1)), "the results don't agree"),
    (_turn("at", "12:00"), '"at" isn\'t a time'),
    (_turn("accepted", "x" * 500_001), "longer than 500,000 characters"),
    (_set("results", 0, "score", 9999), "the results don't agree with the turns"),
    (_set("results", 0, "max_score", 9999), "the results don't agree with the turns"),
    (_set("results", 1, "seat", 0), "the results don't agree"),
    (_set("results", []), "the results don't agree"),
    (_set("flags", 0, "place", 2), '"place" isn\'t from 0 to 1'),
    (_set("flags", [1]), 'item 1 of "flags" isn\'t an object'),
    (lambda values: values["turns"].append(values["turns"][0]), "asked the same card twice"),
    (lambda values: values.pop("turns"), '"turns" is missing'),
    (lambda values: values["turns"].pop(), "the round doesn't end with its last turn"),
    (
        lambda values: values["turns"][0].update(claimed=True, credit="0"),
        "an answer was claimed, but has no full credit",
    ),
]


@for_each(("change", "problem"), _REFUSED)
def test_a_round_that_does_not_agree_with_itself_is_refused(
    new_path: Callable[[], Path], text: str, change: Callable[..., object], problem: str
) -> None:
    path = new_path()
    found, skipped = imported(path, _changed(text, change))
    ((number, why),) = skipped
    assert (found.added, number) == (0, len(text.splitlines()))
    assert any(each in why for each in problem.split("|")), why
    assert _count(path, "rounds") == _count(path, "questions") == 0
    assert imported(path, text)[0].added == 1


def test_what_is_between_good_lines_is_told_with_its_line(
    new_path: Callable[[], Path], text: str
) -> None:
    header, *rest = text.splitlines()
    half = rest[-1][:100]
    bad = [
        (b"hello", "it isn't JSON"),
        (b"[1]", "it isn't a JSON object"),
        (b'"\xff"', "it isn't UTF-8 text"),
        (b'{"kind": "\\ud800"}', "it has half of a character in it"),
        (b"[" * 100_000, "nested too deeply|it isn't JSON"),
        (b"9" * 5000, "it isn't JSON"),
        (b'{"kind": NaN}', "it isn't JSON"),
        (b'{"kind": "trophy"}', 'this version doesn\'t know the kind "trophy"'),
        (b'{"format": 1}', '"kind" is missing'),
    ]
    lines = [b"\xef\xbb\xbf" + header.encode(), *(line for line, _ in bad), b"", b"  \r"]
    lines += [*(each.encode() for each in rest), half.encode()]
    found, skipped = imported(new_path(), b"\n".join(lines))
    assert found.added == 1
    assert [number for number, _ in skipped] == [*range(2, 2 + len(bad)), len(lines)]
    for (_, why), (_, expected) in zip(skipped, bad, strict=False):
        assert any(each in why for each in expected.split("|")), (why, expected)
    assert skipped[-1][1] == "it isn't JSON: it ends in the middle"


def test_a_line_without_end_is_skipped(new_path: Callable[[], Path], text: str) -> None:
    junk = b"x" * (LONGEST_LINE + 5)
    found, skipped = imported(new_path(), junk + b"\n" + text.encode())
    assert (found.added, skipped) == (1, [(1, "it's longer than 32 MB")])


_KINDS: list[Callable[[dict[str, Any]], object]] = [
    _set("question", 5),
    _set("wrong", [["a", "b", "c", "d"]]),
    _set("wrong", 5),
    _set("difficulty", "deadly"),
    _set("kind", "riddle"),
    _set("source", {"year": "2024"}),
    _set("spoiler", "yes"),
    _set("music", 1),
]


@for_each("change", _KINDS)
def test_a_question_that_is_none_is_refused_with_its_rounds(
    new_path: Callable[[], Path], text: str, change: Callable[..., object]
) -> None:
    header, first, *rest = text.splitlines()
    line = json.loads(first)
    change(line["question"])
    body = json.dumps(line["question"], ensure_ascii=False, separators=(",", ":"))
    old, line["id"] = line["id"], hashlib.sha256(body.encode()).hexdigest()
    foreign = "\n".join([header, json.dumps(line), *rest]).replace(old, line["id"])
    found, ((_, why),) = imported(new_path(), foreign)
    assert found.added == 0
    assert "can't read the question" in why


def test_a_question_with_a_typo_is_refused(new_path: Callable[[], Path], text: str) -> None:
    _, skipped = imported(new_path(), text.replace("Who edited", "Who edits"))
    assert [number for number, _ in skipped] == [2, 4]
    assert "was changed" in skipped[0][1]


def test_keys_of_later_versions_are_ignored(new_path: Callable[[], Path], text: str) -> None:
    one, other = new_path(), new_path()

    def change(values: dict[str, Any]) -> None:
        parts = values, values["setup"], values["turns"][0], values["results"][0]
        for each in (*parts, values["cards"][0], values["setup"]["selection"]):
            each["mood"] = {"music": [1]}

    imported(one, text)
    found, skipped = imported(other, _changed(text, change))
    assert (found.added, skipped) == (1, [])
    assert content(one) == content(other)


@for_each(
    ("text", "message"),
    [
        ('{"kind": "header", "format": 2}\n', "the file is from a newer version"),
        ("a,b\nc,d\n", "the file isn't an export"),
        ("", "the file isn't an export"),
    ],
)
def test_a_foreign_file_is_refused(new_path: Callable[[], Path], text: str, message: str) -> None:
    with pytest.raises(RecordsError, match=message):
        imported(new_path(), text)


def test_practice_rounds_come_along_without_a_result(new_path: Callable[[], Path]) -> None:
    one, other = new_path(), new_path()
    with Store(one) as store:
        played, journal = begin(store, round_of(EDITOR, mode=Practice()), right(EDITOR))
        journal.finish(played, NOON)
    assert imported(other, exported(one))[0].added == 1
    assert content(other) == content(one)


def test_others_can_write_while_rounds_are_exported(new_path: Callable[[], Path]) -> None:
    path = new_path()
    write(path, [1, 2])
    with Store(path) as store, Store(path) as other:
        made: Iterator[str] = lines(store, {}, lambda _: None)
        next(made)
        next(made)
        play(other, 5)
        assert sum('"kind": "round"' in line for line in made) == 2
