"""What visitors see, for programs: read-only JSON under /api/v1/, and its documentation."""
