"""Tests of the game itself: questions, marking, rounds, and scores."""
