"""Forms that several people write in at the same time, and that a browser keeps."""
