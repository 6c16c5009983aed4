"""Values -> questions, or every problem with its place."""
