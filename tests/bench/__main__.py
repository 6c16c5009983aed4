"""Measures how quick the game is: ``python -m tests.bench``, for systems with pseudo-terminals.

Time says little on its own: machines differ, and have other things to do. So each measure is
a ratio of two programs that run by turns in one environment (A B A B …), taken anew in every
round; the table shows the median of the ratios, their least and greatest, and the bar that the
median must not be above. The last column has the medians of the two times (or amounts of
memory) for comparison. Only `key` is a time.

==============  =====================================================================  ====
name            what is divided by what                                                most
==============  =====================================================================  ====
question        the words of the first question come out of the terminal, bundled      0.9
                banks ÷ a Python that imports typer, rich and questionary says so
prompt          the prompt takes keys ÷ the same                                       1.4
rival           as `question` ÷ mkdocs-quiz shows its first question of 20             0.5
large           as `question`, with a pack of 10,000 questions ÷ the bundled banks     1.1
huge            the same with 200,000, in four packs: no file may be above 64 MB       1.25
filtered        the same, of those only hard ones with a tag                           1.5
memory          the most memory, with 200,000 ÷ the bundled banks                      1.15
key             from Enter to the verdict on the screen, in milliseconds               50
check           checking 10,000 questions ÷ yaml.load of them by CSafeLoader           1.0
check-paused    the same ÷ yaml.load with the garbage collector off, as the checker has it
check-command   `packs check` as a whole ÷ a process that does that                    1.0
compile         reading them for the first time, into the database ÷ yaml.load         1.3
compile-paused  the same ÷ yaml.load with the garbage collector off
scores          `scores` of 1,000,000 rounds on 50 boards ÷ of 10 rounds               1.2
scores-alike    the same ÷ of 10 rounds a board, which prints as much
scores-player   `scores --player` of 1,000,000 rounds ÷ `scores` of 10
scores-pack     `scores --pack` of 1,000,000 rounds ÷ `scores` of 10
version         `--version` ÷ a Typer app of two commands that does nothing            1.2
==============  =====================================================================  ====

All is warm: packs are compiled before, and every program has run once. Packs, homes and
databases are made in a temporary folder, which takes some minutes; mkdocs-quiz is installed
there from the package registry. ``--keep FOLDER`` makes them in FOLDER instead, where they
are found again the next time; delete it when what is made changes. ``--quick`` is for trying
the suite itself: everything is small, and says nothing about large libraries.

The exit code is 1 where a measure is above its bar or could not be taken.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from tests.bench.bars import Measure, measures
from tests.bench.measures import Result, take
from tests.bench.probes import Bench
from tests.bench.table import table
from tests.bench.workshop import Workshop

_FULL = (10_000, 200_000, 1_000_000)  # questions, questions, rounds
_QUICK = (500, 2_000, 10_000)
_RUNS = 9
_QUICK_RUNS = 3


def main() -> int:
    """Take the measures that are asked for, print the table, return the exit code."""
    names = [measure.name for measure in measures(*_FULL)]
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--only", nargs="+", metavar="NAME", choices=names, default=names)
    parser.add_argument("--runs", type=_runs, metavar="N", help=f"runs of each; usually {_RUNS}")
    parser.add_argument("--quick", action="store_true", help="smaller packs, fewer runs")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="keep there what is made")
    wanted = parser.parse_args()
    sizes = _QUICK if wanted.quick else _FULL
    chosen = [measure for measure in measures(*sizes) if measure.name in wanted.only]
    runs = wanted.runs or (_QUICK_RUNS if wanted.quick else _RUNS)
    if wanted.keep is None:
        with tempfile.TemporaryDirectory(prefix="anora-quiz-bench-") as folder:
            results = _take(Path(folder), sizes, chosen, runs)
    else:
        wanted.keep.mkdir(parents=True, exist_ok=True)
        results = _take(wanted.keep.resolve(), sizes, chosen, runs)
    print(table(results))
    return 0 if all(result.is_good for result in results) else 1


def _take(
    folder: Path, sizes: tuple[int, int, int], chosen: list[Measure], runs: int
) -> list[Result]:
    return take(Bench(Workshop(folder, *sizes)), chosen, runs)


def _runs(text: str) -> int:
    if not text.isdecimal() or not int(text):
        raise argparse.ArgumentTypeError(f"{text!r} is no number of runs")
    return int(text)


if __name__ == "__main__":
    sys.exit(main())
