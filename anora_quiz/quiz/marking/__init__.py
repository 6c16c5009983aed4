"""Marking of typed texts and numbers: which of them count as the answer."""
