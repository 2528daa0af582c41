"""Listing pages of a few entries, the command that imports them, and all that is stored."""

from io import StringIO
from types import SimpleNamespace

from django.apps import apps
from django.core.management import CommandError, call_command

from sseportal.importing.run import import_document
from sseportal.importing.text.documents import document_of
from sseportal.importing.text.reading import Reader
from sseportal.publishing.history.records import Version
from sseportal.taxonomy import vocabulary


def entry(title="A mill reopens", date="3 May 2021", summary="", label="News", credit=""):
    return [part for part in (credit, label, title, date, summary) if part]


def page(*entries, month="", heading="Cooperative news"):
    blocks = [f"  {n}. " + "\n\n    ".join(parts) for n, parts in enumerate(entries, 1)]
    return "\n\n".join([*filter(None, [heading, month]), *blocks]) + "\n"


def imported(*entries, **options):
    """The outcomes of importing one page of these entries."""
    return imported_text(page(*entries, **options))


def imported_text(text):
    return import_document(read(text))


def read(text):
    names = vocabulary.from_database()
    document = document_of("page.txt", text.encode())
    return Reader(names.finder(), names.canonical).read(document)


def results(outcomes):
    return [outcome.result for outcome in outcomes]


def import_seeds(*paths, **options):
    """The command's exit status, standard output and standard error."""
    out, err = StringIO(), StringIO()
    done = SimpleNamespace(status=0)
    try:
        call_command("import_seeds", *map(str, paths), stdout=out, stderr=err, **options)
    except CommandError as error:
        done.status = error.returncode
        print(f"CommandError: {error}", file=err)
    done.out, done.err = out.getvalue(), err.getvalue()
    return done


def everything():
    """Every row of every table; of versions more and more are kept, whatever happens."""
    models = [
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.app_label != "search"  # it follows from the others
        and not issubclass(model, Version)
    ]
    return {each._meta.label: list(each._base_manager.order_by("pk").values()) for each in models}
