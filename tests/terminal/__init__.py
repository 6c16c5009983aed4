"""Tests of anora_quiz/terminal."""
