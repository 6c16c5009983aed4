"""Turn values into questions, or report every problem with its location."""
