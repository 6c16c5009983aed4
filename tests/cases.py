"""Tables of small cases that run in one test: `for_each` instead of ``parametrize``.

A separate test per case would cost more time than most cases need. All cases of a table run,
and every one that fails is reported with its name and traceback. The cases share the test's
fixtures: use ``parametrize`` where one case could disturb another.
"""

import functools
import inspect
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import pytest

_Test = Callable[..., None]
_MAX_NAMED = 5  # cases that the summary names
_MAX_LENGTH = 60  # characters of a value in a name


def thorough(*values: Any) -> list[Any]:
    """Return cases for ``parametrize`` that only ``pytest -m thorough`` runs."""
    return [pytest.param(each, marks=pytest.mark.thorough) for each in values]


def for_each(
    names: str | Sequence[str],
    cases: Iterable[Any],
    ids: Callable[[Any], str] | Iterable[str] | None = None,
) -> Callable[[_Test], _Test]:
    """Return a decorator that runs a test once for each of the cases.

    The arguments are those of ``pytest.mark.parametrize``: one name with a value per case, or
    several with a tuple per case, or a ``pytest.param`` with an id. ``ids`` names a value, or
    has a name for each case.
    """
    parameters = [names] if isinstance(names, str) else list(names)
    table = [_case(parameters, case, ids if callable(ids) else _name_of) for case in cases]
    if ids is not None and not callable(ids):
        table = [(name, values) for name, (_, values) in zip(ids, table, strict=True)]
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
                named = ", ".join(name for name, _ in failures[:_MAX_NAMED])
                named += " …" if len(failures) > _MAX_NAMED else ""
                raise ExceptionGroup(
                    f"{len(failures)} of {len(table)} cases: {named}",
                    [each for _, each in failures],
                )

        signature = inspect.signature(test)
        kept = [each for name, each in signature.parameters.items() if name not in parameters]
        run.__signature__ = signature.replace(parameters=kept)  # type: ignore[attr-defined]
        return run

    return decorate


def _case(
    parameters: list[str], case: Any, ids: Callable[[Any], str]
) -> tuple[str, dict[str, Any]]:
    """Return the name of a case, and its values by parameter name."""
    is_param = isinstance(case, type(pytest.param()))
    if is_param:
        assert not case.marks, "marks hold for whole tests"
    values = case.values if is_param else [case] if len(parameters) == 1 else case
    name = case.id if is_param and case.id else "-".join(_shortened(ids(v)) for v in values)
    return name, dict(zip(parameters, values, strict=True))


def _name_of(value: Any) -> str:
    try:
        return repr(value)
    except ValueError:  # a number with more digits than Python writes
        return type(value).__name__


def _shortened(name: str) -> str:
    return name if len(name) <= _MAX_LENGTH else f"{name[: _MAX_LENGTH - 1]}…"
