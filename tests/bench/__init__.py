"""How quick the game is, beside what it can be compared with: ``python -m tests.bench``."""
