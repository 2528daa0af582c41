"""Items whose titles are nearly that of one: to tell an editor, never to merge.

What nearly is, is told by `sseportal.titles`. The index of how titles begin and end gives the few
that may be; who asks learns of none that they may not know.
"""

from dataclasses import dataclass
from itertools import islice

from sseportal.publishing.models import Publication, Status
from sseportal.publishing.permissions import may_know
from sseportal.publishing.registry import publication_models
from sseportal.publishing.title_parts import TitleBeginning, TitleEnd, TitleKey
from sseportal.publishing.told_apart import name_of, told_apart_from
from sseportal.titles import are_alike, letters_of, likeness, words_of

FEWEST_LETTERS = 4
MOST = 3
# More items that begin or end alike are not looked through, the newest are.
CROWD = 300
# Of many that are alike, so many are asked whether they may be known.
MOST_ASKED = 50


@dataclass(frozen=True)
class Likely:
    model: type[Publication]
    pk: int
    words: str

    @property
    def name(self):
        return f"{self.model._meta.label_lower}.{self.pk}"


def lookalikes(user, title, day, item=None, limit=MOST):
    """[item], the likest first, without the `item` itself and what was told apart from it."""
    letters, words = letters_of(title), words_of(title)
    if len(letters) < FEWEST_LETTERS:
        return []
    but = {name_of(item), *told_apart_from(name_of(item))} if item and item.pk else set()
    likely = {one for model in publication_models() for one in _likely(model, letters, words, day)}
    ordered = sorted(
        (one for one in likely if one.name not in but),
        key=lambda one: (-likeness(words, one.words), -one.pk),
    )
    found = _known(user, ordered[:MOST_ASKED])
    return list(islice((one for one in found if not _are_versions(one, item)), limit))


def alike_of(user, item):
    return lookalikes(user, item.title, item.published_on, item)


def item_named(user, name):
    """The item of that name, if the user may know it; None otherwise."""
    label, _, pk = str(name).rpartition(".")
    models = {model._meta.label_lower: model for model in publication_models()}
    if label not in models or not pk.isdecimal() or len(pk) > 18:
        return None
    found = models[label]._default_manager.filter(pk=pk).first()
    return found if found and may_know(user, found) else None


def _known(user, ordered):
    found = {model: _items(model, ordered) for model in {one.model for one in ordered}}
    items = (found[one.model].get(one.pk) for one in ordered)
    return (item for item in items if item and may_know(user, item))


def _are_versions(one, other):
    """Whether they are one thing in two languages."""
    if type(one) is not type(other) or not other.pk:
        return False
    return (one.translation_of_id or one.pk) == (other.translation_of_id or other.pk)


def _items(model, likely):
    return model._default_manager.defer("body").in_bulk(
        [one.pk for one in likely if one.model is model]
    )


def _likely(model, letters, words, day):
    for pk, title, other_day in _candidates(model, letters, day):
        other = words_of(title)
        if are_alike(words, day, other, other_day):
            yield Likely(model, pk, other)


def _candidates(model, letters, day):
    """{(pk, title, day)}: asked apart, each by its index; of a day in whatever status."""
    near = [
        {"title_key": TitleKey.part_of(letters)},
        {"title_begins": TitleBeginning.part_of(letters)},
        {"title_ends": TitleEnd.part_of(letters)},
    ]
    if day:
        near.append({"status__in": Status.values, "published_on": day})
    rows = model._default_manager.order_by("-pk").values_list("pk", "title", "published_on")
    return {row for where in near for row in rows.filter(**where)[:CROWD]}
