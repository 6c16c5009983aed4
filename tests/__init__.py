"""Tests: one file per module, plus whole games in terminals."""
