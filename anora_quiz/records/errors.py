"""What goes wrong among the records before it is told as a `RecordsError`."""


class UnreadableRecord(Exception):
    """Rows are in a form that this version cannot read."""
