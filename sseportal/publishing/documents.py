"""How a publication becomes a document of the search index."""

from django.conf import settings

from sseportal.publishing.dates import Precision
from sseportal.publishing.registry import publication_models
from sseportal.search.sources import VOCABULARY, Entry, Source, Watch
from sseportal.taxonomy.models import Country, CountryName, Organisation, OrganisationName

VOCABULARIES = (Country, CountryName, Organisation, OrganisationName)


class PublicationSource(Source):
    def __init__(self, model):
        self.model, self.kind = model, model._meta.app_label

    def ids(self):
        return self.model.objects.values_list("pk", flat=True)

    def entries(self, ids):
        these = self.model.objects.filter(pk__in=ids)
        for item in these.visible().for_index():
            yield entry(item)
        for number, due in these.due_later().values_list("pk", "publish_at"):
            yield Entry(number, due=due)

    def watches(self):
        """Its own rows, those that belong to it, its links, and what the links lead to."""
        return [Watch(self.kind, self.model._meta.db_table), *self._links(), *self._of_fields()]

    def _links(self):
        for name in ("countries", "organisations"):
            through = self.model._meta.get_field(name).through
            yield Watch(self.kind, through._meta.db_table, _column(through, "content_object"))
            yield _through(self.kind, through, "content_object", "tag")

    def _of_fields(self):
        for name in self.model.indexed_with:
            field = self.model._meta.get_field(name)
            if field.one_to_many:
                yield Watch(self.kind, _table(field.related_model), field.field.column)
            elif field.many_to_many:
                through = field.remote_field.through
                yield _through(
                    self.kind, through, field.m2m_field_name(), field.m2m_reverse_field_name()
                )
            else:
                yield self._of_key(field)
                yield Watch(VOCABULARY, _table(field.related_model))
        for name in self.model.shown_with:
            yield from self._shown_with(self.model._meta.get_field(name))

    def _shown_with(self, field):
        if not field.many_to_many:
            yield self._of_key(field)
            return
        through, here = field.remote_field.through, field.m2m_field_name()
        yield Watch(self.kind, through._meta.db_table, _column(through, here))
        yield _through(self.kind, through, here, field.m2m_reverse_field_name())

    def _of_key(self, field):
        """What a foreign key leads to concerns all items that have it."""
        here = (self.model._meta.db_table, "id", field.column)
        return Watch(self.kind, _table(field.related_model), via=here)


def entry(item):
    return Entry(
        object_id=item.pk,
        starts=item.published_on,
        precision=Precision.values.index(item.date_precision),
        language=item.language,
        title=item.title,
        lead="\n".join(item.lead_texts()),
        body="\n".join(item.body_texts()),
        names=item.names(),
        facets=[f"{facet}:{value}" for facet, values in item.facets().items() for value in values],
    )


def _through(kind, through, thing, target):
    """Whatever `through` links with the rows of its `target`."""
    links = (through._meta.db_table, _column(through, thing), _column(through, target))
    return Watch(kind, _table(through._meta.get_field(target).related_model), via=links)


def _table(model):
    return model._meta.db_table


def _column(model, name):
    return model._meta.get_field(name).column


class Vocabulary(Source):
    """What is shown beside documents, as the names of facets' values are: its changes concern no
    document of their own."""

    kind = VOCABULARY

    def ids(self):
        return []

    def entries(self, ids):
        return []

    def watches(self):
        tables = [*map(_table, VOCABULARIES), *settings.SHOWN_TABLES]
        return [Watch(VOCABULARY, table) for table in tables]


def sources():
    return [Vocabulary(), *map(PublicationSource, publication_models())]
