"""Tests: one file per module, plus whole games and real terminals."""
