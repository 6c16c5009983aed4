"""Questions -> YAML, JSON Schema, and templates."""
