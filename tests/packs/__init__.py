"""Packs: reading them, checking them, finding them, and the bundled banks themselves."""
