"""Tests of anora_quiz/records."""
