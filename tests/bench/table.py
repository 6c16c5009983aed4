"""The table of what was measured."""

from collections.abc import Iterator, Sequence

from tests.bench.measures import Result

_HEAD = ("name", "what", "bar", "median", "min–max", "runs", "verdict", "medians")
_MILLISECONDS = 1000


def table(results: Sequence[Result]) -> str:
    """Return ``results`` as lines of text, a row each; below, why any could not be taken."""
    rows = [_HEAD, *map(_row, results)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEAD))]
    rows.insert(1, tuple("─" * width for width in widths))
    lines = [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]
    return "\n".join([*lines, *_failures(results)])


def _row(result: Result) -> tuple[str, ...]:
    measure = result.measure
    bar = "–" if measure.most is None else f"{measure.most:g}"
    if result.failure:
        return (measure.name, measure.what, bar, "–", "–", "0", "not measured", "")
    samples = result.samples
    return (
        measure.name,
        measure.what,
        bar,
        f"{result.median:.3f}",
        f"{min(samples):.2f}–{max(samples):.2f}",
        str(len(samples)),
        _verdict(result),
        " ÷ ".join(_amount(result, figure) for figure in result.figures),
    )


def _verdict(result: Result) -> str:
    most = result.measure.most
    if most is None:
        return "for information"
    if result.is_good:
        return "pass"
    return f"falls short by {max(round((result.median / most - 1) * 100), 1)} %"


def _amount(result: Result, figure: float) -> str:
    if result.measure.figure[1] == "memory":
        return f"{figure:,.0f}"
    return f"{figure * _MILLISECONDS:,.0f} ms"


def _failures(results: Sequence[Result]) -> Iterator[str]:
    for result in results:
        if result.failure:
            yield f"{result.measure.name} was not measured: {result.failure}"
