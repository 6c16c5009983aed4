"""A process of its own for what is measured inside one: loading, checking, compiling a pack.

Each line that it reads names one of them; it answers with a line of JSON: the seconds that it
took. It lives on, so that none of them pays alone for the memory that the first one asks for.
"""

import gc
import itertools
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import yaml

from tests.bench.terminal import Failed

WORKS = ("load", "load paused", "inspect", "compile")


class Worker:
    """The process."""

    def __init__(self, pack: Path) -> None:
        """Start it on the file ``pack``."""
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.bench.works", str(pack)],
            cwd=Path(__file__).parent.parent.parent,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __call__(self) -> dict[str, float]:
        """Do all works once; return how long each took, in seconds."""
        return {work: self._do(work) for work in WORKS}

    def close(self) -> None:
        """End it."""
        self._process.communicate()

    def _do(self, work: str) -> float:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        try:
            self._process.stdin.write(f"{work}\n")
            self._process.stdin.flush()
            return float(json.loads(self._process.stdout.readline()))
        except (OSError, ValueError):
            raise Failed(f"the process that should {work} a pack has ended") from None


def _works_on(pack: Path, folder: Path) -> dict[str, Callable[[], object]]:
    from anora_quiz.packs.checking import check
    from anora_quiz.packs.compiled.cache import CompiledPacks

    numbers = itertools.count()

    def load() -> object:
        return yaml.load(pack.read_text(encoding="utf-8"), yaml.CSafeLoader)

    def load_paused() -> object:
        # As the game does it: looking for garbage where there is none takes half of the time.
        gc.disable()
        try:
            return load()
        finally:
            gc.enable()

    def inspect() -> object:
        found = check.inspect(pack)
        assert found.pack is not None
        assert not found.problems, found.problems[:3]
        return found

    def compile_anew() -> object:
        return CompiledPacks(folder / f"{next(numbers)}.db", check.load).pack(pack)

    return dict(zip(WORKS, (load, load_paused, inspect, compile_anew), strict=True))


def main() -> None:
    """Do what is asked for until nobody asks."""
    with tempfile.TemporaryDirectory(prefix="anora-quiz-bench-") as folder:
        works = _works_on(Path(sys.argv[1]), Path(folder))
        for line in sys.stdin:
            work = works[line.strip()]
            gc.collect()
            begun = time.perf_counter()
            made = work()
            took = time.perf_counter() - begun
            del made  # throwing it away is measured for none of them
            print(json.dumps(took), flush=True)


if __name__ == "__main__":
    main()
