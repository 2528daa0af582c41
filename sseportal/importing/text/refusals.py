"""The one error of reading: a document that is refused."""

LONGEST_NAME = 300


class Refused(Exception):
    """A document that cannot be read; str() is one line: `name: reason (line N)`."""

    def __init__(self, name: str, reason: str, line: int | None = None):
        self.name, self.reason, self.line = name, reason, line
        super().__init__(name, reason, line)

    def __str__(self) -> str:
        where = f" (line {self.line})" if self.line else ""
        return f"{printable(self.name)}: {self.reason}{where}"


def printable(name: str) -> str:
    """A name from outside on one line, without what could hide or turn the text around it."""
    shown = "".join(one if one.isprintable() else "\N{REPLACEMENT CHARACTER}" for one in name)
    return shown if len(shown) <= LONGEST_NAME else f"{shown[:LONGEST_NAME]}…"
