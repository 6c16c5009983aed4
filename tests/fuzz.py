"""Packs with accidents: ``python -m tests.fuzz [COUNT]`` mutates the bundled banks.

Whatever happens to a file, the checker has to tell what is wrong, soon and in little
memory; and what it takes for a good pack must read back the same after being written.
"""

import resource
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from anora_quiz.packs.check import inspect
from anora_quiz.packs.writer import write
from anora_quiz.paths import bundled_packs

_BANKS = [path.read_bytes() for path in sorted(bundled_packs().glob("*.yaml"))]
_SCRAPS = (
    *(b"- ", b": ", b" #", b"\t", b'"', b"'", b"[", b"]", b"{", b"}", b"&a ", b"*a", b"!!int "),
    *(b"|", b">", b"%", b"@", b"`", b"?", b"---\n", b"...\n", b"<<: ", b"~", b"\n", b"\n\n", b""),
    *(b"  ", b"\r", b"\x00", b"\x1b", b"\xff", b"\xe2\x80\xae", b"\xef\xbb\xbf", b"\xe2\x80\xa8"),
    *(b"kind: ", b"id: ", b"questions:\n", b"format: 2\n", b"pairs: {", b"- - - - - - - - - "),
)


@dataclass
class Tally:
    """What came of the mutations: how many packs were good, what was wrong with the others."""

    good: int = 0
    slowest: float = 0.0  # seconds
    codes: Counter[str] = field(default_factory=Counter)


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """Return a bundled bank after one to eight accidents."""
    text = draw(st.sampled_from(_BANKS))
    for _ in range(draw(st.integers(1, 8))):
        start = draw(st.integers(0, len(text)))
        match draw(st.sampled_from(("insert", "delete", "replace", "repeat", "move", "cut"))):
            case "insert":
                text = text[:start] + draw(st.sampled_from(_SCRAPS)) + text[start:]
            case "delete":
                text = text[:start] + text[start + draw(st.integers(1, 40)) :]
            case "replace":
                scrap = draw(st.one_of(st.sampled_from(_SCRAPS), st.binary(max_size=4)))
                text = text[:start] + scrap + text[start + len(scrap) :]
            case "repeat":
                end = start + draw(st.integers(1, 400))
                text = text[:end] + text[start:end] * draw(st.integers(1, 5)) + text[end:]
            case "move":
                lines = text.split(b"\n")
                line = lines.pop(draw(st.integers(0, len(lines) - 1)))
                lines.insert(
                    draw(st.integers(0, len(lines))), b" " * draw(st.integers(0, 6)) + line
                )
                text = b"\n".join(lines)
            case "cut":
                text = text[:start]
    return text


def fuzz(count: int, folder: Path) -> Tally:
    """Check ``count`` mutations, always the same ones; raise what the checker raises."""
    tally = Tally()
    path = folder / "mutated.yaml"
    copy = folder / "copy.yaml"

    @settings(
        max_examples=count,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(mutated())
    def check(content: bytes) -> None:
        path.write_bytes(content)
        begun = time.perf_counter()
        found = inspect(path)
        tally.slowest = max(tally.slowest, time.perf_counter() - begun)
        tally.codes.update({problem.code for problem in found.problems})
        if found.pack is None:
            assert found.problems
            return
        tally.good += 1
        copy.write_text(write(found.pack.header, found.pack.questions), encoding="utf-8")
        again = inspect(copy).pack
        assert again is not None
        assert (again.header, again.questions) == (found.pack.header, found.pack.questions)

    check()
    return tally


def main() -> None:
    """Print what came of it."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    with tempfile.TemporaryDirectory() as folder:
        before = time.perf_counter()
        tally = fuzz(count, Path(folder))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{count} mutations in {time.perf_counter() - before:.0f} s, {tally.good} still good")
    print(f"slowest {tally.slowest:.2f} s; peak memory of the process {peak} MB")
    for code, times in tally.codes.most_common():
        print(f"{times:6} {code}")


if __name__ == "__main__":
    main()
