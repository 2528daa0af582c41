"""Items as rows of a table, to take out of the newsroom, edit elsewhere, and bring in again."""
