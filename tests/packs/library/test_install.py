"""Test that packs are installed completely or not at all, and removed without loss."""

import os
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from anora_quiz import saving
from anora_quiz.errors import PackError, UsageError
from anora_quiz.packs.checking.check import load
from anora_quiz.packs.library import install as install_module
from anora_quiz.packs.library.install import (
    PackFolder,
    install,
    install_folder,
    replace_pack,
    uninstall,
)
from anora_quiz.packs.library.library import Library
from anora_quiz.packs.pack import Pack
from anora_quiz.packs.problems import BrokenPack
from tests.cases import for_each

_BROKEN = sorted((Path(__file__).parents[1] / "checking" / "broken").glob("*.yaml"))
_SOME_BROKEN = b"format: 1\ntitle: Seats\nquestions:\n  - {id: a, kind: txet, awnser: x}\n"


def _pack(title: str = "Seats", name: str = "") -> bytes:
    """Return a small pack, called by its file where ``name`` is empty."""
    own_id = f"id: {name}\n" if name else ""
    question = "  - {id: a, kind: text, question: Who sits in row 1?, answer: Café}\n"
    return f"format: 1\n{own_id}title: {title}\nquestions:\n{question}".encode()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the folder for the player's packs, which doesn't exist yet."""
    return tmp_path / "data" / "packs"


@pytest.fixture
def library(folder: Path) -> Library:
    """Return a library of the player's packs alone."""
    return Library(folder / "none", folder, folder.parent.parent / "library.db")


Putting = Callable[..., Pack]


@pytest.fixture
def put(folder: Path, library: Library) -> Putting:
    """Install a pack; the pack ``oscars`` is bundled."""

    def into_folder(content: bytes, name: str = "seats.yaml", *, replaces: bool = False) -> Pack:
        pack_folder = PackFolder(folder, ["oscars"], library.own_paths())
        return install(content, name, pack_folder, replaces=replaces)

    return into_folder


def _files(folder: Path) -> dict[str, bytes]:
    """Return all that is in ``folder``, however deep, by name."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else b""
        for path in folder.rglob("*")
    }


# Installing


def test_pack_that_was_installed_is_found_by_its_id(put: Putting, library: Library) -> None:
    put(_pack(name="matinee"))
    [found] = library.find(["matinee"])
    assert found.header.title == "Seats"


def test_pack_that_was_installed_is_returned_from_where_it_is(put: Putting, folder: Path) -> None:
    pack = put(_pack(name="matinee"))
    assert pack == load(folder / "matinee.yaml")


@pytest.mark.parametrize(
    "content",
    [
        _pack(),
        _pack().replace(b"\n", b"\r\n"),
        b"\xef\xbb\xbf" + _pack(),
        b"# Comments stay.\n" + _pack(),
    ],
    ids=["plain", "line-ends-of-windows", "byte-order-mark", "comments"],
)
def test_file_is_kept_to_the_byte_and_alone(put: Putting, folder: Path, content: bytes) -> None:
    put(content)
    assert _files(folder) == {"seats.yaml": content}


@pytest.mark.parametrize("name", ["matinee", "2024", "v1.2", "übung", "Ani_2", "漢" * 80])
def test_file_is_named_by_the_id_of_the_pack(put: Putting, folder: Path, name: str) -> None:
    assert put(_pack(name=name), "whatever.yaml").id == name
    assert list(_files(folder)) == [f"{name}.yaml"]


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("seats.yaml", "seats"),
        ("/home/ani/Oscar Night (2025).yml", "oscar-night-2025"),
        ("../packs/seats.txt", "seats"),
        ("https://example.org/packs/seats.yaml", "seats"),
        ("https://example.org/packs/seats", "seats"),
        ("https://example.org/seats/", "seats"),
        ("v1.2.yaml", "v1-2"),
        ("STRASSE ß.yaml", "strasse-ss"),
        ("", "pack"),
        ("/", "pack"),
        pytest.param("https://example.org/quiz%20night.yaml", "quiz-night"),
        pytest.param("https://example.org/caf%C3%A9.yaml", "café"),
    ],
)
def test_pack_without_an_id_is_called_by_where_it_comes_from(
    put: Putting, folder: Path, name: str, made: str
) -> None:
    assert put(_pack(), name).id == made
    assert list(_files(folder)) == [f"{made}.yaml"]


def test_packs_of_two_ids_are_kept_next_to_one_another(put: Putting, folder: Path) -> None:
    for name in ("matinee", "trailers"):
        put(_pack(name=name))
    assert sorted(_files(folder)) == ["matinee.yaml", "trailers.yaml"]


def test_pack_that_could_be_better_is_installed(put: Putting, folder: Path) -> None:
    put(_pack() + b"    # no source, no explanation\n")
    assert list(_files(folder)) == ["seats.yaml"]


# Refusing


@for_each("path", _BROKEN, ids=lambda path: path.stem)
def test_pack_with_mistakes_is_refused_and_leaves_nothing_behind(
    path: Path, put: Putting, folder: Path
) -> None:
    with pytest.raises(BrokenPack):
        put(path.read_bytes())
    assert _files(folder) == {}


@pytest.mark.parametrize(
    "name", ["my seats.yaml", "/packs/seats.yaml", "https://example.org/packs/seats.yaml"]
)
def test_every_mistake_is_reported_of_where_the_pack_comes_from(put: Putting, name: str) -> None:
    with pytest.raises(BrokenPack) as caught:
        put(_SOME_BROKEN, name)
    assert len(caught.value.problems) > 1
    assert {problem.path for problem in caught.value.problems} == {name}


def test_mistakes_are_reported_as_they_are_of_a_file(put: Putting, tmp_path: Path) -> None:
    path = tmp_path / "seats.yaml"
    path.write_bytes(_SOME_BROKEN)
    with pytest.raises(BrokenPack) as loading:
        load(path)
    with pytest.raises(BrokenPack) as installing:
        put(_SOME_BROKEN, str(path))
    assert str(installing.value) == str(loading.value)


def test_id_of_a_bundled_pack_is_refused_with_where_it_comes_from(
    put: Putting, folder: Path
) -> None:
    with pytest.raises(PackError) as caught:
        put(_pack(name="oscars"), "mine.yaml")
    assert caught.value.lines() == [
        'error: "oscars" is the id of a bundled pack',
        'hint: change `id` in "mine.yaml"',
    ]
    assert _files(folder) == {}


def test_bundled_pack_cannot_be_replaced(put: Putting, folder: Path) -> None:
    with pytest.raises(PackError, match="is the id of a bundled pack"):
        put(_pack(name="oscars"), replaces=True)
    assert _files(folder) == {}


def test_pack_that_is_there_already_is_refused_and_stays(put: Putting, folder: Path) -> None:
    put(_pack("First"))
    with pytest.raises(PackError) as caught:
        put(_pack("Second"), "other/seats.yaml")
    assert str(caught.value) == '"seats" is already installed'
    assert _files(folder) == {"seats.yaml": _pack("First")}


def test_pack_replaces_the_one_with_its_id(put: Putting, folder: Path) -> None:
    put(_pack("First"))
    assert put(_pack("Second"), replaces=True).header.title == "Second"
    assert load(folder / "seats.yaml").header.title == "Second"


def test_pack_that_was_replaced_is_kept(put: Putting, folder: Path) -> None:
    put(_pack("First"))
    put(_pack("Second"), replaces=True)
    assert (folder / "removed" / "seats.yaml").read_bytes() == _pack("First")


def test_pack_that_replaces_nothing_is_installed(put: Putting, folder: Path) -> None:
    put(_pack(), replaces=True)
    assert _files(folder) == {"seats.yaml": _pack()}


def test_pack_with_mistakes_replaces_none(put: Putting, folder: Path) -> None:
    put(_pack())
    with pytest.raises(BrokenPack):
        put(_SOME_BROKEN, replaces=True)
    assert _files(folder) == {"seats.yaml": _pack()}


@pytest.mark.parametrize(
    ("file", "name"),
    [("quiz night.yaml", "seats"), ("seats.yml", "")],
    ids=["id-in-the-file", "other-ending"],
)
def test_id_of_a_pack_in_a_file_of_another_name_is_refused(
    put: Putting, folder: Path, file: str, name: str
) -> None:
    """Neither of two packs with the same id could be played."""
    folder.mkdir(parents=True)
    (folder / file).write_bytes(_pack(name=name))
    with pytest.raises(PackError, match="already installed"):
        put(_pack())
    assert list(_files(folder)) == [file]


def test_name_that_no_file_can_have_does_no_harm(put: Putting) -> None:
    assert put(_pack(name="seats"), "https://example.org/a\0b").id == "seats"


def test_name_too_long_for_a_file_does_no_harm(put: Putting) -> None:
    assert put(_pack(name="seats"), f"https://example.org/{'a' * 300}").id == "seats"


@pytest.mark.parametrize("blocked", ["data", "data/packs"])
def test_folder_that_cannot_be_made_is_reported(
    put: Putting, tmp_path: Path, folder: Path, blocked: str
) -> None:
    file = tmp_path / blocked
    file.parent.mkdir(exist_ok=True)
    file.write_text("No folder")
    with pytest.raises(PackError) as caught:
        put(_pack())
    [line] = str(caught.value).splitlines()
    assert line.startswith(f'can\'t install the pack in "{folder}": ')
    assert file.read_text() == "No folder"


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="needs a user who may not do everything"
)
def test_folder_that_cannot_be_written_is_reported(put: Putting, folder: Path) -> None:
    folder.mkdir(parents=True, mode=0o500)
    with pytest.raises(PackError) as caught:
        put(_pack())
    assert str(caught.value).startswith(f'can\'t install the pack in "{folder}": ')
    assert _files(folder) == {}


def test_folder_with_the_name_of_the_pack_is_left_alone(put: Putting, folder: Path) -> None:
    (folder / "seats.yaml").mkdir(parents=True)
    with pytest.raises(PackError, match="can't install the pack"):
        put(_pack(), replaces=True)
    assert _files(folder) == {"seats.yaml": b""}


# At once, and killed

_KILLED = """
import os, sys
from pathlib import Path
from anora_quiz.packs.checking import check
from anora_quiz.packs.library.install import PackFolder, install

def end(*_, **__):
    os._exit(9)

moment, folder, source = sys.argv[1], *map(Path, sys.argv[2:])
if moment == "checking":
    check.parse = end
else:
    os.fsync = end
install(source.read_bytes(), source.name, PackFolder(folder), replaces=True)
"""


@pytest.mark.parametrize(
    ("moment", "left"), [("checking", []), ("writing", [".new-"])], ids=["checking", "writing"]
)
def test_process_that_is_killed_leaves_no_folder_and_nothing_for_long(
    put: Putting, folder: Path, tmp_path: Path, moment: str, left: list[str]
) -> None:
    put(_pack("First"))
    source = tmp_path / "seats.yaml"
    source.write_bytes(_pack("Second"))
    killed = subprocess.run(
        [sys.executable, "-c", _KILLED, moment, folder, source],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        check=False,
    )
    assert killed.returncode == 9
    files = [path for path in folder.rglob("*") if path.name != "removed"]
    assert sorted(path.name[:5] for path in files if path.name != "seats.yaml") == left
    assert all(path.is_file() for path in files)
    assert load(folder / "seats.yaml").header.title == "First"
    (folder / ".new-by-an-older-version").mkdir()
    (folder / ".new-by-an-older-version" / "seats.yaml").touch()
    put(_pack("Third"), replaces=True)
    assert sorted(_files(folder)) == ["removed", "removed/seats.yaml", "seats.yaml"]


@pytest.mark.skipif(sys.platform == "win32", reason="has locks of another kind")
@pytest.mark.parametrize("names", [("matinee", "trailers"), ("matinee", "matinee")])
def test_packs_installed_at_once_do_not_get_in_each_others_way(
    names: tuple[str, str], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Otherwise the second would delete the first one's file as a leftover, or replace it."""
    second_is_done, first_writes = Event(), Event()

    def slowly(_: int) -> None:
        if not first_writes.is_set():
            first_writes.set()
            second_is_done.wait(0.3)

    monkeypatch.setattr(os, "fsync", slowly)

    def put_it(name: str) -> str:
        try:
            return install(_pack(name=name), "x.yaml", PackFolder(folder)).id
        except PackError as error:
            return str(error)

    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(put_it, names[0])
        first_writes.wait(10)
        second = pool.submit(put_it, names[1])
        second.add_done_callback(lambda _: second_is_done.set())
    assert first.result() == names[0]
    assert second.result().startswith(
        '"matinee" is already installed' if names[0] == names[1] else "trailers"
    )
    assert sorted(_files(folder)) == sorted({f"{name}.yaml" for name in names})


# Removing


def test_pack_that_is_removed_is_found_no_more(put: Putting, library: Library) -> None:
    path = put(_pack()).path
    assert [pack.path for pack in library.find(["seats"])] == [path]
    uninstall(path)
    with pytest.raises(UsageError, match='no pack named "seats"'):
        library.find(["seats"])


def test_pack_that_replaces_another_is_the_one_that_is_found(
    put: Putting, library: Library
) -> None:
    put(_pack("First"))
    library.find(["seats"])
    put(_pack("Other"), replaces=True)
    assert [pack.header.title for pack in library.find(["seats"])] == ["Other"]


def test_file_of_a_pack_that_is_removed_is_kept(put: Putting, folder: Path) -> None:
    kept = uninstall(put(_pack()).path)
    assert kept.read_bytes() == _pack()
    assert [path.name for path in folder.glob("*.yaml")] == []


def test_files_of_one_name_are_all_kept(put: Putting) -> None:
    titles = ("First", "Second", "Third")
    kept = [uninstall(put(_pack(title)).path) for title in titles]
    assert [load(path).header.title for path in kept] == list(titles)


def test_file_that_is_kept_keeps_its_ending(folder: Path) -> None:
    for _ in range(2):
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / "quiz night.yml"
        path.write_bytes(_pack())
        assert uninstall(path).suffix == ".yml"


def test_pack_can_be_installed_again(put: Putting) -> None:
    uninstall(put(_pack("First")).path)
    assert put(_pack("Second")).header.title == "Second"


def test_other_packs_stay(put: Putting, library: Library) -> None:
    other = put(_pack(name="matinee"))
    uninstall(put(_pack()).path)
    assert library.read(["matinee"]) == [other]


def test_broken_pack_can_be_removed(folder: Path) -> None:
    folder.mkdir(parents=True)
    path = folder / "seats.yaml"
    path.write_bytes(_SOME_BROKEN)
    assert uninstall(path).read_bytes() == _SOME_BROKEN


def test_pack_that_is_gone_cannot_be_removed(folder: Path) -> None:
    folder.mkdir(parents=True)
    path = folder / "seats.yaml"
    with pytest.raises(PackError) as caught:
        uninstall(path)
    assert str(caught.value).startswith(f'can\'t remove "{path}": ')


def test_pack_stays_where_it_cannot_be_kept(put: Putting, folder: Path) -> None:
    path = put(_pack()).path
    (folder / "removed").write_text("No folder")
    with pytest.raises(PackError) as caught:
        uninstall(path)
    assert str(caught.value).startswith(f'can\'t remove "{path}": ')
    assert path.read_bytes() == _pack()


def test_what_prevents_removal_is_named(put: Putting, folder: Path) -> None:
    path = put(_pack()).path
    (folder / "removed").write_text("No folder")
    with pytest.raises(PackError, match="removed"):
        uninstall(path)


def test_of_a_folder_nothing_is_installed_if_there_is_no_room_for_all(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "source"
    source.mkdir()
    for name in ("a", "b"):
        (source / f"{name}.yaml").write_bytes(_pack())
    save = saving.saved_beside

    def save_a_alone(path: Path, *arguments: Any) -> Any:
        if path.stem == "b":
            raise OSError(28, "No space left on device")
        return save(path, *arguments)

    monkeypatch.setattr(install_module, "saved_beside", save_a_alone)
    with pytest.raises(PackError, match="No space left"):
        install_folder(source, PackFolder(folder))
    assert _files(folder) == {}
    monkeypatch.undo()
    assert [pack.id for pack in install_folder(source, PackFolder(folder))] == ["a", "b"]


def test_pack_is_replaced_whole_and_the_old_one_kept(tmp_path: Path) -> None:
    path, link = tmp_path / "seats.yaml", tmp_path / "link.yaml"
    path.write_text("old")
    path.chmod(0o640)
    link.symlink_to(path)
    assert replace_pack(link, "new") == tmp_path / "removed" / "seats.yaml"
    assert replace_pack(path, "newer") == tmp_path / "removed" / "seats-2.yaml"
    assert (link.is_symlink(), path.read_text()) == (True, "newer")
    assert path.stat().st_mode & 0o777 == 0o640
    kept = {each.name: each.read_text() for each in (tmp_path / "removed").iterdir()}
    assert kept == {"seats.yaml": "old", "seats-2.yaml": "new"}
    assert {each.name for each in tmp_path.iterdir()} == {"seats.yaml", "link.yaml", "removed"}


def test_pack_that_cannot_be_kept_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "seats.yaml"
    path.write_text("old")
    (tmp_path / "removed").write_text("No folder")
    with pytest.raises(PackError, match="is a file, not a folder"):
        replace_pack(path, "new")
    assert path.read_text() == "old"
    assert len([*tmp_path.iterdir()]) == 2


def test_pack_in_a_folder_that_is_gone_is_not_replaced(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="can't update") as caught:
        replace_pack(tmp_path / "gone" / "seats.yaml", "new")
    assert caught.value.hint == "check the folder, its permissions, and its free space"
