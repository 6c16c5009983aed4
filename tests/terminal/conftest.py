"""What tests of prompts have in common."""

from functools import cache

import pytest
from prompt_toolkit.application import application
from prompt_toolkit.key_binding.defaults import load_key_bindings

_load_key_bindings = cache(load_key_bindings)


@pytest.fixture(autouse=True)
def _common_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let all prompts share prompt_toolkit's own keys: loading them takes half of the time."""
    monkeypatch.setattr(application, "load_key_bindings", _load_key_bindings)
