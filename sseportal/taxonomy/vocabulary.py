"""The names in the database, as the finder wants them."""

from dataclasses import dataclass

from sseportal.taxonomy.finder import Finder, Name
from sseportal.taxonomy.models import Country, CountryName, Organisation, OrganisationName
from sseportal.taxonomy.reference import names_of, read_countries, read_organisations


@dataclass(frozen=True)
class Vocabulary:
    """`names`: every spelling; `canonical`: {target: the name we print}."""

    names: list
    canonical: dict

    def finder(self):
        return Finder(self.names)


def from_database():
    """All countries and accepted organisations, with the other names that editors added."""
    names, canonical = [], {}
    for country in Country.objects.all():
        target = ("country", country.code)
        canonical[target] = country.name
        names += [Name(text, target) for text in {country.name, country.un_name} if text]
    for organisation in Organisation.objects.visible():
        target = ("organisation", organisation.slug)
        canonical[target] = organisation.name
        names.append(Name(organisation.name, target))
        if organisation.acronym:
            names.append(Name(organisation.acronym, target, "acronym"))
    return Vocabulary(names + list(_other_names()), canonical)


def _other_names():
    countries = CountryName.objects.values_list("text", "country__code", "kind")
    for text, code, kind in countries:
        yield Name(text, ("country", code), kind)
    visible = OrganisationName.objects.filter(organisation__in=Organisation.objects.visible())
    for text, slug, kind in visible.values_list("text", "organisation__slug", "kind"):
        yield Name(text, ("organisation", slug), kind)


def from_files(folder):
    """The reference data alone, for reading without a database."""
    countries = read_countries(folder / "countries.csv")
    organisations = read_organisations(folder / "organisations.csv")
    canonical = {("country", row.code): row.name for row in countries}
    canonical |= {("organisation", row.slug): row.name for row in organisations}
    return Vocabulary(names_of(countries, organisations), canonical)
