"""Fixtures for tests of prompts."""

from collections.abc import Iterator
from functools import cache

import pytest
from prompt_toolkit.application import application
from prompt_toolkit.key_binding.defaults import load_key_bindings

from tests.terminal.keyboard import forget_interruptions

_load_key_bindings = cache(load_key_bindings)


@pytest.fixture(autouse=True)
def _shared_key_bindings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Share prompt_toolkit's own keys among prompts: loading them takes half of the time."""
    monkeypatch.setattr(application, "load_key_bindings", _load_key_bindings)


@pytest.fixture(autouse=True)
def _no_noted_signals() -> Iterator[None]:
    """Forget what ended a round: it must not end the prompts of the next test."""
    yield
    forget_interruptions()
