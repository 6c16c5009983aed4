"""What goes wrong among the records before it is told as a `RecordsError`."""


class Unreadable(Exception):
    """Rows are in a form that this version cannot read."""
