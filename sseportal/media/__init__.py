"""Pictures: read with suspicion, stored anew in the sizes that pages show."""
