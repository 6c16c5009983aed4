"""Packs read once and kept in the library database, and dealing from there."""
