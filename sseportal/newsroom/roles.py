"""The roles of the newsroom, as groups that a migration makes once; administrators adapt them.

A writer has drafts and pictures of their own, an editor any item, tags and imports; a publisher
shows items to visitors, and deletes; an administrator has the users and the audit as well. What
somebody may do with one item is told by `publishing.permissions`.
"""

from sseportal.publishing.registry import publication_models

WRITER, EDITOR, PUBLISHER, ADMINISTRATOR = "Writer", "Editor", "Publisher", "Administrator"
COUNTRIES, ORGANISATIONS = ["taxonomy.country"], ["taxonomy.organisation"]
PICTURES = ["media.picture"]
IMPORTS = ("importing.import", "importing.sighting", "importing.sourcedocument")
USERS = ("auth.user", "auth.group")
AUDIT = ("admin.logentry",)


def roles():
    """{role: {"news.change_newsitem", …}}"""
    items = [model._meta.label_lower for model in publication_models()]
    shared = [label for model in publication_models() for label in model.shared_with_others]
    writer = permissions("add", [*items, *PICTURES]) | permissions("add view", shared)
    writer |= permissions("view", [*COUNTRIES, *ORGANISATIONS])
    editor = writer | permissions("view change", items) | permissions("change", shared)
    editor |= permissions("add change", COUNTRIES) | permissions("add change delete", ORGANISATIONS)
    editor |= permissions("view change", PICTURES)
    editor |= permissions("view", IMPORTS) | permissions("add delete", ["importing.import"])
    publisher = editor | permissions("publish delete", items) | permissions("delete", shared)
    publisher |= permissions("delete", PICTURES)
    administrator = publisher | permissions("add change delete view", USERS)
    administrator |= permissions("view", AUDIT)
    return {
        WRITER: writer,
        EDITOR: editor,
        PUBLISHER: publisher,
        ADMINISTRATOR: administrator,
    }


def permissions(actions, models):
    labels = [label.split(".") for label in models]
    return {f"{app}.{action}_{model}" for action in actions.split() for app, model in labels}
