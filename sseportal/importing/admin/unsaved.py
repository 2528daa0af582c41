"""What was typed on a preview and not saved: the browser keeps it, and has it shown again."""

from dataclasses import dataclass, field

from sseportal.editing.saved_forms import A_NAME, MADE_FROM, new_name

RESTORE = "_restore"


@dataclass(frozen=True)
class Origin:
    """`form` is the name of the form, the same for as long as it comes back with what was typed."""

    form: str = field(default_factory=new_name)

    def __str__(self):
        return self.form

    @classmethod
    def of(cls, data):
        told = data.get(MADE_FROM, "")
        return cls(told) if A_NAME.fullmatch(told) else cls()


def unjudged(*forms):
    """The forms that were sent, without what is wrong with them: nobody saves them yet."""
    for form in forms:
        for one in (form, *getattr(form, "people", ())):
            one.errors.clear()
    return forms
