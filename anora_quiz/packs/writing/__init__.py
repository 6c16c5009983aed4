"""Write questions as YAML; write the JSON Schema and templates of packs."""
