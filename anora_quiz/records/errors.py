"""Errors inside `records` that are turned into a `RecordsError` before they leave it."""


class UnreadableRecord(Exception):
    """Rows are stored in a form that this version cannot read."""
