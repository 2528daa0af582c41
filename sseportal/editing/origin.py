"""Which state of an item a form was made from: a form carries it, and sends it back."""

import json
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime

from django.utils import timezone
from django.utils.dateparse import parse_datetime

from sseportal.editing.saved_forms import A_NAME, new_name


@dataclass(frozen=True)
class Origin:
    """`form` is the form's own name, the same for as long as it comes back with something typed;
    `digests` are {key of the content: what it said}, none for a new item."""

    form: str = field(default_factory=new_name)
    at: datetime = field(default_factory=timezone.now)
    digests: dict = field(default_factory=dict)

    def __str__(self):
        return json.dumps(asdict(self) | {"at": self.at.isoformat()})

    def renewed(self, digests):
        return replace(self, at=timezone.now(), digests=digests)

    @classmethod
    def read(cls, text):
        """What can't be read is of no known state: whatever differs from it is told."""
        try:
            told = json.loads(text)
            at = parse_datetime(told["at"])
            digests = {str(key): str(value) for key, value in told["digests"].items()}
            if A_NAME.fullmatch(told["form"]) and timezone.is_aware(at):
                # A database can't hold every moment of another zone.
                return cls(told["form"], at.astimezone(UTC), digests)
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError, OverflowError):
            pass
        return cls()
