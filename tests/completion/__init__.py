"""Tests of anora_quiz/cli."""
