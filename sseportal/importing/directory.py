"""The organisations and countries that an import may name, at hand."""

from functools import cached_property

from sseportal.importing.bulk import insert
from sseportal.taxonomy.models import (
    Country,
    Organisation,
    OrganisationAddress,
    OrganisationName,
    ReviewState,
)
from sseportal.taxonomy.slugs import free_slugs


class Directory:
    """Finds by any of its names, whatever the case; proposes what it doesn't know, unsaved."""

    def __init__(self):
        self.proposed = []

    @cached_property
    def countries(self):
        return {country.code: country for country in Country.objects.all()}

    @cached_property
    def by_name(self):
        organisations = {one.pk: one for one in Organisation.objects.all()}
        others = OrganisationName.objects.values_list("text", "organisation")
        names = {text.casefold(): organisations[pk] for text, pk in others}
        return names | {one.name.casefold(): one for one in organisations.values()}

    def known(self, read):
        """The organisation that a reading names, None when there is none of that name."""
        return self.by_name.get(read["name"].casefold())

    def organisation_for(self, read):
        """The same, proposed now if need be; None once an editor rejected it."""
        found = self.known(read) or self._propose(read)
        return None if found.review_state == ReviewState.REJECTED else found

    def save(self):
        """Write what was proposed."""
        names = [one.short_name for one in self.proposed]
        slugs = free_slugs(Organisation, names, OrganisationAddress)
        for organisation, slug in zip(self.proposed, slugs, strict=True):
            organisation.slug = slug
        insert(Organisation, self.proposed)

    def _propose(self, read):
        organisation = Organisation(
            name=read["name"],
            acronym=read.get("acronym") or "",
            review_state=ReviewState.PROPOSED,
        )
        self.proposed.append(organisation)
        self.by_name[read["name"].casefold()] = organisation
        return organisation
