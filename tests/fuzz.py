"""Mutates the bundled packs and checks the results: ``python -m tests.fuzz [COUNT]``.

Whatever happens to a file, the checker must report what is wrong, soon and with little memory;
and a pack that it accepts must be the same after it is written and read again.
"""

import gzip
import io
import resource
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from heapq import nlargest
from pathlib import Path
from random import Random

from anora_quiz.packs.checking.check import inspect
from anora_quiz.packs.writing.yaml_text import write
from anora_quiz.paths import bundled_packs

_QUESTION = b"\n  - id: "
_CONVERTED_SHARE = 0.1  # of all files
_BUNDLED_PACKS = [path.read_bytes() for path in sorted(bundled_packs().glob("*.yaml"))]
_FRAGMENTS = (
    *(b"- ", b": ", b" #", b"\t", b'"', b"'", b"[", b"]", b"{", b"}", b"&a ", b"*a", b"!!int "),
    *(b"|", b">", b"%", b"@", b"`", b"?", b"---\n", b"...\n", b"<<: ", b"~", b"\n", b"\n\n", b""),
    *(b"  ", b"\r", b"\x00", b"\x1b", b"\xff", b"\xe2\x80\xae", b"\xef\xbb\xbf", b"\xe2\x80\xa8"),
    *(b"\x07", b"\xc2\x85", b"\\", b"=", b"<", b",", b"\xf0\x9f\x8e\xac", b"\xed\xa0\x80"),
    *(b"\r\r", b"\x0c", b"\x0b", b"\xe2\x80\xa9", b"\r\n", "- id: x\n".encode("utf-16")),
    *("id: x".encode("utf-32"), gzip.compress(b"id: x", mtime=0), b"PK\x03\x04\x14\x00xl/"),
    *(b"kind: ", b"id: ", b"questions:\n", b"format: 2\n", b"pairs: {", b"- - - - - - - - - "),
)
_MUTATIONS = ("insert", "delete", "replace", "repeat", "move", "swap", "cut")
# Conversions of whole files: line ends of old Macs and Windows, other encodings and formats.
_CONVERSIONS: tuple[Callable[[bytes], bytes], ...] = (
    lambda text: text.replace(b"\n", b"\r"),
    lambda text: text.replace(b"\n", b"\r\n"),
    lambda text: text.replace(b"\n", b"\xc2\x85"),
    lambda text: text.replace(b"\n", b"\xe2\x80\xa8"),
    lambda text: text.replace(b"\n", b"\x0c\n"),
    lambda text: text.decode(errors="replace").encode("utf-16"),
    lambda text: text.decode(errors="replace").encode("utf-32"),
    lambda text: text.decode(errors="replace").encode("latin-1", "replace"),
    lambda text: gzip.compress(text, mtime=0),
    lambda text: _zipped("pack.yaml", text),
    lambda text: _zipped("xl/sharedStrings.xml", text),
)


@dataclass
class Tally:
    """The results: how many packs were good, and which problems the others had."""

    good: int = 0
    slowest: float = 0.0  # seconds of process time
    codes: Counter[str] = field(default_factory=Counter)


def _bundled_pack(rng: Random) -> bytes:
    """Return a bundled pack, mostly just its first few questions, so that mutations interact."""
    head, *questions = rng.choice(_BUNDLED_PACKS).split(_QUESTION)
    count = len(questions) if rng.random() < 0.1 else rng.randint(1, 6)
    return _QUESTION.join([head, *questions[:count]])


def mutated(text: bytes, rng: Random) -> bytes:
    """Return ``text`` after one to eight mutations."""
    for _ in range(rng.randint(1, 8)):
        start = rng.randint(0, len(text))
        match rng.choice(_MUTATIONS):
            case "insert":
                text = text[:start] + _fragment(rng) + text[start:]
            case "delete":
                text = text[:start] + text[start + rng.randint(1, 40) :]
            case "replace":
                fragment = _fragment(rng)
                text = text[:start] + fragment + text[start + len(fragment) :]
            case "repeat":
                end = start + rng.randint(1, 400)
                text = text[:end] + text[start:end] * rng.randint(1, 5) + text[end:]
            case "move":
                lines = text.split(b"\n")
                line = lines.pop(rng.randrange(len(lines)))
                lines.insert(rng.randint(0, len(lines)), b" " * rng.randint(0, 6) + line)
                text = b"\n".join(lines)
            case "swap":  # replaces a few lines with other lines of the file
                lines = text.split(b"\n")
                first = rng.randrange(len(lines))
                others = rng.choices(lines, k=rng.randint(0, 3))
                lines[first : first + rng.randint(0, 3)] = others
                text = b"\n".join(lines)
            case "cut":
                text = text[:start]
    # Rarely, because a converted file has few problems of other kinds.
    return rng.choice(_CONVERSIONS)(text) if rng.random() < _CONVERTED_SHARE else text


def largest(numbers: Iterable[int], count: int) -> list[bytes]:
    """Return the ``count`` largest of the mutated packs with these numbers."""
    return nlargest(count, map(_mutation, numbers), key=len)


def _mutation(number: int) -> bytes:
    rng = Random(number)
    return mutated(_bundled_pack(rng), rng)


def _zipped(name: str, text: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo(name), text)
    return made.getvalue()


def _fragment(rng: Random) -> bytes:
    if rng.random() < 0.75:
        return rng.choice(_FRAGMENTS)
    if rng.random() < 0.5:
        return rng.randbytes(rng.randint(0, 4))
    return chr(rng.randrange(0x20, 0xD800)).encode()


def fuzz(numbers: Iterable[int], folder: Path) -> Tally:
    """Check the mutated packs with these numbers; raise what the checker raises.

    A number always gives the same pack: ``fuzz([17], folder)`` checks one of them again.
    """
    tally = Tally()
    path = folder / "mutated.yaml"
    copy = folder / "copy.yaml"
    for number in numbers:
        path.write_bytes(_mutation(number))
        begun = time.process_time()
        try:
            _check(path, copy, tally)
        except Exception as error:
            error.add_note(f"mutation {number}")
            raise
        tally.slowest = max(tally.slowest, time.process_time() - begun)
    return tally


def _check(path: Path, copy: Path, tally: Tally) -> None:
    found = inspect(path)
    tally.codes.update({problem.code for problem in found.problems})
    assert all(each.message and min(each.location) >= 1 for each in found.problems)
    if found.pack is None:
        assert found.problems
        return
    tally.good += 1
    copy.write_text(write(found.pack.header, found.pack.questions), encoding="utf-8")
    again = inspect(copy).pack
    assert again is not None
    assert (again.header, again.questions) == (found.pack.header, found.pack.questions)


def main() -> None:
    """Run the number of mutations given on the command line and print the results."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    with tempfile.TemporaryDirectory() as folder:
        before = time.perf_counter()
        tally = fuzz(range(count), Path(folder))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{count} mutations in {time.perf_counter() - before:.0f} s, {tally.good} still good")
    print(f"slowest {tally.slowest:.2f} s; peak memory of the process {peak} MB")
    for code, times in tally.codes.most_common():
        print(f"{times:6} {code}")


if __name__ == "__main__":
    main()
