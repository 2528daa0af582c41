"""The facets of the two vocabularies: countries, under their regions, and organisations."""

from django.utils.translation import gettext_lazy as _

from sseportal.publishing.topics import COUNTRIES, ORGANISATIONS
from sseportal.search.facets import Option, RelatedFacet
from sseportal.taxonomy.models import Region


class TopicFacet(RelatedFacet):
    """By slug; sentences call each by its short name."""

    def __init__(self, label, topic):
        super().__init__(topic.parameter, label, topic.terms)
        self.moved = topic.moved

    def short_labels(self, snapshot, values):
        name = f"{self.name} in short"
        if name not in snapshot.names:
            snapshot.names[name] = {term.slug: term.short_name for term in self.things()}
        return {slug: snapshot.names[name].get(slug, label) for slug, label in values.items()}


class CountryFacet(TopicFacet):
    """A region is a value too, and means all its countries."""

    regions = dict(Region.choices)

    def labels(self, snapshot, values):
        names = {value: str(self.regions[value]) for value in values if value in self.regions}
        return names | super().labels(snapshot, values)

    def narrow(self, snapshot, values):
        regions = self.regions.keys() & set(values)
        within = [slug for slug, region in self._placed(snapshot).items() if region in regions]
        return super().narrow(snapshot, [*values, *within])

    def arranged(self, snapshot, among, options):
        """Each region before those of its countries that are shown."""
        placed = self._placed(snapshot)
        chosen = {option.value: option for option in options if option.value in self.regions}
        countries = [option for option in options if option.value not in self.regions]
        arranged = []
        for region, label in [*self.regions.items(), ("", "")]:
            members = [option for option in countries if placed.get(option.value, "") == region]
            if region and (members or region in chosen):
                count = self.count(snapshot, among, region)
                arranged.append(Option(region, str(label), count, region in chosen))
            arranged += [option._replace(is_member=bool(region)) for option in members]
        return arranged

    def _placed(self, snapshot):
        """{slug: region}"""
        if "regions" not in snapshot.names:
            rows = COUNTRIES.terms().values_list("slug", "region")
            snapshot.names["regions"] = dict(rows)
        return snapshot.names["regions"]


def country_facet():
    return CountryFacet(_("Country"), COUNTRIES)


def organisation_facet():
    return TopicFacet(_("Organisation"), ORGANISATIONS)
