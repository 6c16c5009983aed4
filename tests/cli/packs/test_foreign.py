"""A file that is not a pack, or nothing to import: messages say what it is and what to do."""

import io
import json
import sqlite3
import zipfile
from pathlib import Path

from tests.cases import for_each
from tests.cli.packs.sample import PACK, run
from tests.command_line import run as run_command


def _zipped(*names: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return made.getvalue()


def _collection() -> bytes:
    with sqlite3.connect(":memory:") as database:
        database.execute("CREATE TABLE revlog (id)")
        return database.serialize()


_MOODLE = '<?xml version="1.0"?>\n<!-- a -->\n<quiz>\n<question type="x"></question>\n</quiz>\n'
_PAGE = "<!DOCTYPE html>\n<html lang='en'><body>Who?</body></html>\n"
# The name of a file and what is in it -> what it is, and what to do.
_BINARY: dict[str, tuple[bytes, str, str]] = {
    "a.xls": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 9, "an old Microsoft Office", "CSV"),
    "a.ods": (
        _zipped("mimetypeapplication/vnd.oasis.opendocument.spreadsheet"),
        "an OpenDocument spreadsheet",
        "CSV",
    ),
    "a.docx": (_zipped("word/document.xml"), "a Word document", "text file"),
    "a.pdf": (b"%PDF-1.7\n" + b"\0" * 99, "a PDF document", "text file"),
    "a.apkg": (_zipped("collection.anki21b", "meta", "media"), "an Anki package", "Plain Text"),
    "a.anki2": (_collection(), "an Anki collection", "Plain Text"),
    "a.zip": (_zipped("quiz.txt"), "a zip archive", "unpack"),
    "a.gz": (b"\x1f\x8b\x08" + b"\0" * 99, "a gzip file", "unpack"),
    "a.db": (b"SQLite format 3\0" + b"\0" * 99, "an SQLite database", "CSV"),
}
_TEXTS: dict[str, tuple[str, str, str]] = {
    "page.html": (_PAGE, "a web page", "Aiken"),
    "feed.opml": ("<opml><body/></opml>", "XML with the root element <opml>", "CSV"),
    "test.xml": ("<questestinterop></questestinterop>", "a QTI file", "GIFT"),
    "a.json": ('[{"q": "Who?", "options": ["Ani"]}]', '"q", "options"', "CSV"),
    "b.json": ('{"quiz": {"Who?": "Ani"}}', '"quiz"', "CSV"),
    "notes.md": ("# A quiz\n\nWho? Ani.\n", "Markdown", "Aiken"),
    "notes.txt": ("Who?\n- [x] Ani\n- [ ] Igor\n", "Markdown", "Aiken"),
}


def _save(name: str, content: bytes) -> str:
    Path(name).write_bytes(content)
    return name


@for_each("name", _BINARY)
def test_file_without_text_is_named_wherever_a_file_is_taken(name: str) -> None:
    content, what, advice = _BINARY[name]
    _save(name, content)
    for command in ("check", "import", "add"):
        shown = run(command, name)
        assert shown.exit_code == 1
        assert what in shown.output, command
        assert advice in shown.output, command
    shown = run_command("play", f"./{name}")
    assert what in shown.output
    assert advice in shown.output


def test_workbook_is_no_pack_but_can_be_imported() -> None:
    _save("a.xlsx", _zipped("[Content_Types].xml", "xl/workbook.xml"))
    for shown in (run("check", "a.xlsx"), run("add", "a.xlsx"), run_command("play", "./a.xlsx")):
        assert "an Excel workbook" in shown.output
        assert "convert it with `anora-quiz packs import FILE`" in shown.output


@for_each("name", _TEXTS)
def test_text_of_another_kind_is_named_by_check_and_import(name: str) -> None:
    text, what, advice = _TEXTS[name]
    _save(name, text.encode())
    for command in ("check", "import"):
        shown = run(command, name)
        assert shown.exit_code == 1
        assert what in shown.output, command
        assert advice in shown.output, command
    checked = json.loads(run("check", name, "--format", "json").stdout)
    assert [each["code"] for each in checked] == ["not-a-pack"]


def test_moodle_xml_is_named() -> None:
    assert "Moodle XML" in run("check", _save("quiz.xml", _MOODLE.encode())).output


@for_each(
    ("name", "text", "about"),
    [
        ("quiz.gift", "::a:: Who? {=Ani ~Igor}\n", "GIFT"),
        ("quiz.txt", "Who?\nA. Ani\nB. Igor\nANSWER: A\n", "Aiken"),
        ("quiz.csv", "question,answer\nWho?,Ani\n", "CSV"),
        ("quiz.qa", "#Q Who?\n^ Ani\nA Ani\nB Igor\n", "OpenTriviaQA"),
    ],
)
def test_file_that_can_be_imported_says_so(name: str, text: str, about: str) -> None:
    shown = run("check", _save(name, text.encode())).output
    assert "this isn't a pack; it looks like" in shown
    assert about in shown
    assert f"`anora-quiz packs import {name}`" in shown
    assert f"`anora-quiz packs import {name}`" in run_command("play", f"./{name}").output


@for_each(
    ("name", "text", "source"),
    [
        ("unit.md", "::a:: Who? {=Ani ~Igor}\n", "gift"),
        ("other.dat", "Who?\nA. Ani\nB. Igor\nANSWER: A\n", "aiken"),
        ("page.htm", "question,answer\nWho?,Ani\n", "csv"),
        ("list.bak", "Who?:\n- Ani\n", "red"),
    ],
)
def test_format_that_the_name_does_not_fit_is_suggested(name: str, text: str, source: str) -> None:
    shown = run("import", _save(name, text.encode()))
    assert shown.exit_code == 1
    assert "the format wasn't recognized by the file's name" in shown.stderr
    assert f"use --from {source}" in shown.stderr
    assert run("import", name, "--from", source).exit_code == 0


def test_standard_input_that_can_be_imported_is_named_by_its_sign() -> None:
    shown = run("check", "-", lines="#Q Who?\n^ Ani\nA Ani\nB Igor\n").output
    assert "`anora-quiz packs import -`" in shown


def test_pack_on_one_line_needs_no_import() -> None:
    question = '{"id": "a", "kind": "text", "question": "Who?", "answer": "Ani"}'
    text = f'{{"title": "T", "format": 1, "questions": [{question}]}}\n'
    assert "already" in run("import", _save("x.json", text.encode())).stderr
    assert run("check", "x.json", "--no-style").exit_code == 0


def test_pack_needs_no_import() -> None:
    for name in ("x.yaml", "x.json", "x.txt"):
        shown = run("import", _save(name, PACK.encode()), "--out", "y.yaml")
        assert shown.exit_code == 1
        assert "this is already an Anora Quiz pack" in shown.stderr
        assert "anora-quiz play" in shown.stderr


@for_each("content", [b"", b"\n \n", b"\xef\xbb\xbf"])
def test_empty_file_is_called_empty(content: bytes) -> None:
    assert "an empty file" in run("import", _save("x.txt", content)).stderr
    assert "[empty-file]" in run("check", "x.txt").stdout


@for_each(
    "text",
    [
        "# Only\n# comments\n",
        "Who sits here?\n",
        "title: Seats\n",
        "title: Seats\nquetsions:\n  - answer: x\n",
        '{"title": "T", "questions": []}\n',
        "- What rises before the film?\n",
        "<<: {a: b}\n",
        '{"format": 1, "title": "T", "quetsions": []}\n',
        "fromat: 1\nquestions:\n  - [ ] a\n",
    ],
)
def test_text_that_may_be_a_pack_is_checked_as_one(text: str) -> None:
    shown = run("check", _save("x.yaml", text.encode())).output
    assert "isn't a pack, but" not in shown
    assert "looks like" not in shown


def test_deep_json_is_not_looked_into() -> None:
    assert run("import", _save("x.json", b"[" * 100_000)).exit_code == 1
    assert run("check", _save("y.json", b"[" * 100_000)).exit_code == 1
