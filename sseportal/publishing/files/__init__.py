"""A selection as a file: CSV, JSON, or RIS for reference managers."""
