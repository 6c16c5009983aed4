"""Bring packs up to date with the files that they were imported from."""
