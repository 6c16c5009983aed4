"""Whether a typed text or number is the answer."""
