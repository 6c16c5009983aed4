"""`packs list`, `show`, `path`, `add` and `remove`."""

import json
import re
from pathlib import Path

import pytest

from anora_quiz.paths import bundled_packs
from tests.cli.packs.sample import BROKEN, PACK, data_of, play, run, with_id, write


def test_the_list_follows_packs_that_change(own: Path) -> None:
    assert "mine (Sample): 3 questions" in run("list").stdout
    (own / "mine.yaml").write_text(BROKEN)
    (own / "broken.yaml").write_text(PACK)
    shown = run("list").stdout
    assert "mine: 3 questions; 1 easy, 1 medium; choice, text; yours; 2 errors" in shown
    assert "broken (Sample): 3 questions; 1 easy, 2 medium; " in shown


@pytest.mark.usefixtures("own")
def test_the_list_says_what_is_in_every_pack() -> None:
    result = run("list")
    lines = {line.split(" ")[0].rstrip(":"): line for line in result.stdout.splitlines()}
    assert result.exit_code == 0
    assert lines["mine"] == (
        "mine (Sample): 3 questions; 1 easy, 2 medium; choice, text, number; yours; no problems"
    )
    assert "; yours; 2 errors" in lines["broken"]
    assert re.search(r"\(Consultants\): \d+ questions; ", lines["consultant"])
    assert "; bundled; no problems" in lines["consultant"]


def test_the_list_says_how_to_come_by_packs_of_ones_own() -> None:
    last = run("list").stdout.splitlines()[-1]
    assert last == "No packs of your own yet. Create one with: anora-quiz packs new my-pack.yaml"


def test_the_list_as_json(own: Path) -> None:
    rows = {row["id"]: row for row in data_of("list", "--json")}
    assert rows["mine"] == {
        "id": "mine",
        "title": "Sample",
        "about": "",
        "questions": 3,
        "kinds": ["choice", "text", "number"],
        "difficulties": {"easy": 1, "medium": 2, "hard": 0},
        "from": "yours",
        "errors": 0,
        "warnings": 0,
        "path": str(own / "mine.yaml"),
    }
    assert (rows["broken"]["errors"], rows["broken"]["warnings"]) == (2, 0)
    assert rows["consultant"]["from"] == "bundled"


def test_the_list_as_json_is_nothing_but_json() -> None:
    assert len(data_of("list", "--json")) == len(list(bundled_packs().glob("*.yaml")))


def test_packs_go_by_the_id_in_their_file(own: Path) -> None:
    (own / "night.yml").write_text(with_id("matinee"))
    assert "matinee (Sample): 3 questions" in run("list").stdout


def test_an_own_pack_with_the_id_of_a_bundled_pack_is_listed_with_a_problem(own: Path) -> None:
    (own / "consultant.yaml").write_text(PACK)
    (row,) = [
        row
        for row in data_of("list", "--json")
        if (row["id"], row["from"]) == ("consultant", "yours")
    ]
    assert row["errors"] + row["warnings"] > 0


def test_show_has_every_question_with_all_that_was_written() -> None:
    said = "title: Sample\nabout: On films.\nauthor: Vanya\nlicense: MIT\ntags: [film]"
    text = PACK.replace("title: Sample", said).replace("answer: 37", "answer: 37\n    group: shoot")
    assert run("show", write("x.yaml", text), "--spoilers").stdout == (
        "Sample\n"
        "On films.\n"
        "\n"
        "Id: x\n"
        "Author: Vanya\n"
        "License: MIT\n"
        "Questions: 3, 1 with spoilers\n"
        "Difficulty: 1 easy, 2 medium\n"
        "Kinds: choice (1), text (1), number (1)\n"
        "Tags: film\n"
        "Question tags: name (1)\n"
        "Groups: shoot (1)\n"
        "Sources: 1\n"
        "  Notes (3 questions)\n"
        "\n"
        "1. one (choice, easy)\n"
        "Who edited it?\n"
        "  answer: Sean\n"
        "  wrong: Drew\n"
        "  wrong: Alex. He produced it.\n"
        "  explanation: He cuts his own films.\n"
        "  source: Notes\n"
        "\n"
        "2. two (text, medium, name, spoiler)\n"
        "Who is the heroine?\n"
        "  answer: Ani\n"
        "  explanation: Short for another name.\n"
        "  source: Notes\n"
        "\n"
        "3. three (number, medium)\n"
        "How many days?\n"
        "  answer: 37\n"
        "  unit: days\n"
        "  explanation: All in winter.\n"
        "  group: shoot\n"
        "  source: Notes\n"
    )


def test_show_names_the_most_frequent_sources_or_all() -> None:
    items = [
        f"  - {{id: q{number}, kind: text, question: Who?, answer: Ani,"
        f" source: {{title: Book {min(number, 9)}, year: 2024}}}}"
        for number in range(12)
    ]
    path = write("x.yaml", "format: 1\ntitle: Long\nquestions:\n" + "\n".join(items))
    card = run("show", path).stdout.partition("\n\n1.")[0].splitlines()
    assert card[-5:] == [
        "Sources: 10",
        "  Book 9, 2024 (3 questions)",
        *(f"  Book {number}, 2024 (1 question)" for number in range(2)),
        "  … and 7 more. Show all of them with --all.",
    ]
    assert "  Book 8, 2024 (1 question)\n\n1." in run("show", path, "--all").stdout


def test_show_prints_a_hundred_lines_of_a_question_and_how_many_more() -> None:
    spellings = ", ".join(f"s{number}" for number in range(300))
    lines = "\n      ".join(f"l{number}" for number in range(150))
    path = write(
        "x.yaml",
        "format: 1\ntitle: Long\nquestions:\n"
        f"  - {{id: a, kind: text, question: Who?, answer: Ani, accept: [{spellings}]}}\n"
        f"  - id: b\n    kind: text\n    question: Why?\n    answer: Igor\n    explanation: |\n"
        f"      {lines}\n",
    )
    shown = run("show", path).stdout
    first, second = shown.split("\n\n")[2:]
    assert len(first.splitlines()) == len(second.splitlines()) == 101
    assert first.endswith("  accept: s96\n  … and 203 more lines. Show all of them with --all.")
    assert second.endswith("\nl96\n  … and 53 more lines. Show all of them with --all.\n")
    assert "more lines" not in run("show", path, "--all").stdout
    assert len(run("show", path, "--all").stdout.splitlines()) == 6 + 304 + 154


def test_show_hides_what_gives_the_story_away() -> None:
    shown = run("show", write("x.yaml")).stdout
    assert "Ani" not in shown
    assert "heroine" not in shown
    assert "Short for" not in shown
    assert "2. two (text, medium, name, spoiler)\n  (hidden: spoiler)\n" in shown
    assert shown.endswith("\n1 question hidden. See all with --spoilers.\n")


def test_show_says_nothing_of_hidden_questions_where_there_are_none() -> None:
    shown = run("show", write("x.yaml", PACK.replace("    spoiler: true\n", ""))).stdout
    assert "hidden" not in shown
    assert "Ani" in shown


@pytest.mark.usefixtures("own")
def test_show_takes_an_id() -> None:
    assert run("show", "mine").stdout.startswith("Sample\n\nId: mine\n")
    assert run("show", "consultant").stdout.startswith("Consultants\n")


def test_show_as_json_has_every_question_with_all_that_was_written(own: Path) -> None:
    shown = run("show", "mine", "--json")
    data = json.loads(shown.stdout)
    assert (data["id"], data["title"], data["path"]) == ("mine", "Sample", str(own / "mine.yaml"))
    written = json.loads(run("export", "mine", "--to", "json").stdout)["questions"]
    for each, its_fields in zip(data["questions"], written, strict=True):
        assert its_fields.items() <= each.items()
        assert each["source"] == {"title": "Notes"}  # the pack's
    facts = [(each["difficulty"], each["spoiler"], each["tags"]) for each in data["questions"]]
    assert facts == [("easy", False, []), ("medium", True, ["name"]), ("medium", False, [])]
    assert run("show", str(own), "--json").stderr.startswith("error: ")


def test_show_as_json_has_spoilers_and_long_numbers(own: Path) -> None:
    question = "{id: a, kind: number, question: N, answer: 0.1234567890123456789, spoiler: true}"
    text = f"format: 1\ntitle: Ünï\nquestions:\n  - {question}\n"
    (own / "n.yaml").write_text(text, encoding="utf-8")
    shown = run("show", "n", "--json").stdout
    (found,) = json.loads(shown)["questions"]
    assert (found["answer"], found["spoiler"]) == ("0.1234567890123456789", True)
    assert shown.isascii()


def test_show_takes_a_folder() -> None:
    write("all/x.yaml")
    write("all/y.yaml", PACK.replace("Sample", "Another"))
    shown = run("show", "all").stdout
    assert "Sample\n\nId: x\n" in shown
    assert "\n\nAnother\n\nId: y\n" in shown


def test_path_alone_is_the_folder_of_own_packs(home: Path) -> None:
    assert run("path").stdout == f"{home / 'packs'}\n"


def test_path_of_a_pack_is_that_of_its_file(own: Path) -> None:
    assert run("path", "mine").stdout == f"{own / 'mine.yaml'}\n"
    assert Path(run("path", "consultant").stdout.rstrip("\n")).is_file()


def test_path_of_a_file_is_absolute(folder: Path) -> None:
    for name in (write("x.yaml"), "./x.yaml", str(folder / "x.yaml")):
        assert run("path", name).stdout == f"{folder / 'x.yaml'}\n"
    assert 'no pack named "y.yaml"' in run("path", "y.yaml").stderr


def test_path_of_a_broken_pack_is_known_too(own: Path) -> None:
    """Its path is needed to fix it."""
    assert run("path", "broken").stdout == f"{own / 'broken.yaml'}\n"


def test_path_goes_by_the_id_in_the_file_too(own: Path) -> None:
    (own / "night.yml").write_text(with_id("matinee"))
    assert run("path", "matinee").stdout == f"{own / 'night.yml'}\n"


def test_an_added_pack_is_played_by_its_id(home: Path) -> None:
    result = run("add", write("x.yaml", with_id("matinee")))
    assert result.exit_code == 0
    assert result.stdout == (
        "Installed “Sample” (3 questions). Play it with: anora-quiz play matinee\n"
    )
    assert (home / "packs" / "matinee.yaml").is_file()
    assert "Question 1 of 2" in play("matinee", lines="")


def test_an_added_pack_is_kept_to_the_letter(home: Path) -> None:
    text = f"\ufeff# Mine\r\n{PACK}"
    run("add", write("x.yaml", text))
    assert (home / "packs" / "x.yaml").read_bytes() == text.encode()


def test_a_broken_pack_is_not_added(home: Path) -> None:
    assert run("add", write("x.yaml", BROKEN)).exit_code == 1
    assert "yours" not in run("list").stdout
    assert not (home / "packs").exists() or list((home / "packs").iterdir()) == []


def test_a_pack_that_is_there_is_not_replaced_unasked(own: Path) -> None:
    result = run("add", write("mine.yaml", PACK.replace("Sample", "Newer")))
    assert result.exit_code == 1
    assert '"mine" is already installed\nhint: use --replace' in result.stderr
    assert (own / "mine.yaml").read_text() == PACK


def test_a_pack_that_is_there_is_replaced_when_asked_for(own: Path) -> None:
    result = run("add", write("mine.yaml", PACK.replace("Sample", "Newer")), "--replace")
    assert result.exit_code == 0
    assert run("show", "mine").stdout.startswith("Newer\n")
    assert sorted(path.name for path in own.glob("*.yaml")) == ["broken.yaml", "mine.yaml"]


def test_a_broken_pack_replaces_none(own: Path) -> None:
    assert run("add", write("mine.yaml", BROKEN), "--replace").exit_code == 1
    assert (own / "mine.yaml").read_text() == PACK


@pytest.mark.parametrize("options", [[], ["--replace"]])
def test_the_id_of_a_bundled_pack_cannot_be_added(options: list[str], own: Path) -> None:
    result = run("add", write("x.yaml", with_id("consultant")), *options)
    assert result.exit_code == 1
    assert (
        '"consultant" is the id of a bundled pack\nhint: change `id` in "x.yaml"' in result.stderr
    )
    assert not (own / "consultant.yaml").exists()


def test_all_packs_in_a_folder_are_added(home: Path) -> None:
    write("all/x.yaml")
    write("all/y.yml", with_id("matinee"))
    write("all/notes.txt", "no pack")
    result = run("add", "all")
    assert result.exit_code == 0
    assert result.stdout == (
        "Installed “Sample” (3 questions). Play it with: anora-quiz play x\n"
        "Installed “Sample” (3 questions). Play it with: anora-quiz play matinee\n"
    )
    assert sorted(path.name for path in (home / "packs").iterdir()) == ["matinee.yaml", "x.yaml"]


def test_a_folder_without_packs_is_not_added(folder: Path) -> None:
    (folder / "all").mkdir()
    result = run("add", "all")
    assert (result.exit_code, result.stderr) == (
        1,
        'error: no packs in "all"\nhint: pack files end in .yaml or .yml\n',
    )


def test_a_folder_with_problems_is_not_added_and_each_is_named(own: Path) -> None:
    before = sorted(own.iterdir())
    write("all/a.yaml")
    write("all/b.yaml", BROKEN)
    write("all/c.yaml", with_id("A"))
    write("all/consultant.yaml")
    write("all/mine.yaml")
    result = run("add", "all")
    assert result.exit_code == 1
    assert result.stdout == ""
    errors = [line for line in result.stderr.splitlines() if not line.startswith("hint: ")]
    assert errors == [
        errors[0],
        errors[1],
        'error: "all/a.yaml" and "all/c.yaml" have the same id "A"',
        'error: "consultant" is the id of a bundled pack',
        'error: "mine" is already installed',
        "error: none of the 5 packs was installed",
    ]
    assert all(error.startswith("error: all/b.yaml:") for error in errors[:2])
    assert sorted(own.iterdir()) == before


def test_packs_in_a_folder_replace_installed_ones_when_asked_for(own: Path) -> None:
    write("all/mine.yaml", PACK.replace("Sample", "Newer"))
    write("all/x.yaml")
    assert run("add", "all", "--replace").exit_code == 0
    assert run("show", "mine").stdout.startswith("Newer\n")
    assert (own / "removed" / "mine.yaml").read_text() == PACK
    assert (own / "x.yaml").read_text() == PACK


def test_an_address_that_is_not_safe_is_refused() -> None:
    result = run("add", "http://localhost/x.yaml")
    assert result.exit_code == 1
    assert "only https" in result.stderr


def test_a_pack_is_not_added_beside_one_of_its_id_in_another_file(own: Path) -> None:
    (own / "night.yml").write_text(PACK)
    run("add", write("night.yaml", PACK))
    assert run("show", "night").exit_code == 0


def test_a_removed_pack_is_gone_and_its_file_is_kept(own: Path) -> None:
    result = run("remove", "mine")
    kept = own / "removed" / "mine.yaml"
    assert result.exit_code == 0
    assert result.stdout == f"Removed mine. Its file is now {kept}\n"
    assert kept.read_text() == PACK
    assert "mine" not in run("list").stdout
    assert run("show", "mine").exit_code == 2


def test_a_broken_pack_can_be_removed(own: Path) -> None:
    assert run("remove", "broken").exit_code == 0
    assert not (own / "broken.yaml").exists()


def test_a_pack_is_removed_by_the_id_in_its_file(own: Path) -> None:
    (own / "night.yml").write_text(with_id("matinee"))
    assert run("remove", "matinee").exit_code == 0
    assert not (own / "night.yml").exists()


def test_a_pack_removed_again_does_not_replace_the_one_kept_before(own: Path) -> None:
    run("remove", "mine")
    (own / "mine.yaml").write_text(PACK.replace("Sample", "Newer"))
    assert run("remove", "mine").exit_code == 0
    kept = [path.read_text() for path in (own / "removed").iterdir()]
    assert sorted(kept) == sorted([PACK, PACK.replace("Sample", "Newer")])


def test_a_bundled_pack_is_not_removed() -> None:
    result = run("remove", "consultant")
    assert result.exit_code == 2
    assert '"consultant" is a bundled pack' in result.stderr
    assert run("show", "consultant").exit_code == 0


@pytest.mark.usefixtures("own")
def test_a_pack_that_is_not_there_is_not_removed() -> None:
    result = run("remove", "nine")
    assert result.exit_code == 2
    assert 'you have no pack named "nine"' in result.stderr


def test_a_file_elsewhere_is_not_removed_but_the_pack_with_its_id_is_named(own: Path) -> None:
    copied = write("x.yaml")
    run("add", copied)
    assert run("remove", copied).stderr.endswith('hint: did you mean "x"?\n')
    assert (own / "x.yaml").exists()


def test_a_pack_is_removed_by_its_path(own: Path) -> None:
    assert run("remove", str(own / "mine.yaml")).exit_code == 0
    assert not (own / "mine.yaml").exists()


def test_an_own_pack_with_the_name_of_a_bundled_pack_can_be_removed(own: Path) -> None:
    (own / "consultant.yaml").write_text(PACK)
    assert run("remove", "consultant").exit_code == 0
    assert not (own / "consultant.yaml").exists()
