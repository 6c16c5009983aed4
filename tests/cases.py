"""Tables of small cases, gone through in one test: `for_each` in place of ``parametrize``.

A test of its own costs more than what most lines of a table check. Of a table gone through in
one test, every line that fails is told, with its name and where it failed; the others run on.
The lines share the test's fixtures: use ``parametrize`` where one could disturb another.
"""

import functools
import inspect
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import pytest

_Test = Callable[..., None]
_NAMED = 5  # cases whose names stand in the summary
_LONGEST = 60  # characters of a value in a name


def for_each(
    names: str | Sequence[str],
    cases: Iterable[Any],
    ids: Callable[[Any], str] | None = None,
) -> Callable[[_Test], _Test]:
    """Return a decorator that runs a test once for each of the cases.

    It takes what ``pytest.mark.parametrize`` takes: one name with a value per case, or several
    with a tuple per case, or a ``pytest.param`` with an id. ``ids`` makes a value's name.
    """
    parameters = [names] if isinstance(names, str) else list(names)
    table = [_case(parameters, case, ids or _repr) for case in cases]
    assert table, "a table without cases tests nothing"

    def decorate(test: _Test) -> _Test:
        @functools.wraps(test)
        def run(*arguments: Any, **fixtures: Any) -> None:
            failures = []
            for name, values in table:
                try:
                    test(*arguments, **fixtures, **values)
                except Exception as failure:  # noqa: BLE001 - raised below, with the others
                    failure.add_note(f"case {name}")
                    failures.append((name, failure))
            if failures:
                told = ", ".join(name for name, _ in failures[:_NAMED])
                told += " …" if len(failures) > _NAMED else ""
                raise ExceptionGroup(
                    f"{len(failures)} of {len(table)} cases: {told}", [each for _, each in failures]
                )

        signature = inspect.signature(test)
        kept = [each for name, each in signature.parameters.items() if name not in parameters]
        run.__signature__ = signature.replace(parameters=kept)  # type: ignore[attr-defined]
        return run

    return decorate


def _case(
    parameters: list[str], case: Any, ids: Callable[[Any], str]
) -> tuple[str, dict[str, Any]]:
    """Return the name of a case and its values by parameter."""
    is_param = isinstance(case, type(pytest.param()))
    if is_param:
        assert not case.marks, "marks hold for whole tests"
    values = case.values if is_param else [case] if len(parameters) == 1 else case
    name = case.id if is_param and case.id else "-".join(_shortened(ids(v)) for v in values)
    return name, dict(zip(parameters, values, strict=True))


def _repr(value: Any) -> str:
    try:
        return repr(value)
    except ValueError:  # a number of more digits than Python writes
        return type(value).__name__


def _shortened(name: str) -> str:
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"
