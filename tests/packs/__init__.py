"""Test packs: reading, checking, and finding them, and the bundled packs themselves."""
