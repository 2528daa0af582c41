"""What answers look like, for the schema. Records themselves are made by `as_record`, for files
and the API alike; the contract tests hold the two together."""

from django.conf import settings
from drf_spectacular.utils import PolymorphicProxySerializer, inline_serializer
from rest_framework import serializers
from rest_framework.serializers import CharField, IntegerField, Serializer, URLField

from sseportal.taxonomy.models import Region


class CountryNameSerializer(Serializer):
    name = CharField()
    code = CharField(help_text="ISO 3166-1 alpha-2.")


class OrganisationNameSerializer(Serializer):
    name = CharField()
    acronym = CharField(allow_blank=True)


class SourceSerializer(Serializer):
    document = CharField()
    heading = CharField(allow_blank=True)
    position = IntegerField()


class PictureSerializer(Serializer):
    url = URLField(help_text="JPEG or PNG, 1,600 pixels wide at most.")
    alt = CharField(allow_blank=True, help_text="Blank if it only adorns.")
    credit = CharField(allow_blank=True)
    caption = CharField(allow_blank=True)
    width = IntegerField()
    height = IntegerField()


class PublicationSerializer(Serializer):
    """What every kind of content says of itself; a kind adds its own."""

    type = CharField(help_text="Its kind of content.")
    id = CharField(help_text="Its name for good, a tag: URI.")
    href = URLField(help_text="Its address in this API.")
    url = URLField(help_text="Its page.")
    title = CharField()
    date = serializers.RegexField(
        r"^[0-9]{4}(-[0-9]{2}){0,2}$",
        help_text="2024-02-01, 2024-02 or 2024: as precise as the source.",
    )
    language = serializers.ChoiceField(settings.CONTENT_LANGUAGES)
    summary = CharField(allow_blank=True)
    countries = CountryNameSerializer(many=True)
    organisations = OrganisationNameSerializer(many=True)
    original = CharField(allow_blank=True, help_text="Where it was first published.")
    credit = CharField(allow_blank=True, help_text="Of the picture at the source, as printed.")
    picture = PictureSerializer(allow_null=True, help_text="The one that is shown here.")
    updated = serializers.DateTimeField(help_text="Its last change here.")
    sources = SourceSerializer(many=True, help_text="The documents that it stood in.")


class TermSerializer(Serializer):
    slug = CharField(help_text="The value of the parameter of lists.")
    name = CharField()
    other_names = serializers.ListField(child=CharField())
    url = URLField(help_text="Its page.")
    counts = serializers.DictField(
        child=IntegerField(), help_text="How many items of each kind of content are about it."
    )


class CountrySerializer(TermSerializer):
    code = CharField(help_text="ISO 3166-1 alpha-2.")
    un_name = CharField()
    region = serializers.ChoiceField(Region.choices, allow_blank=True)


class OrganisationSerializer(TermSerializer):
    acronym = CharField(allow_blank=True)


class OptionSerializer(Serializer):
    value = CharField()
    label = CharField()
    count = IntegerField(help_text="How many items there would be with it.")
    parent = CharField(allow_null=True, help_text="The option that it is a part of: a region.")


class FacetSerializer(Serializer):
    label = CharField()
    options = OptionSerializer(many=True)
    more = IntegerField(help_text="How many options are not listed.")


class InvalidSerializer(Serializer):
    parameter = CharField()
    value = CharField(allow_blank=True)
    expected = CharField()


class ProblemSerializer(Serializer):
    title = CharField()
    status = IntegerField()
    detail = CharField()


class BadRequestSerializer(ProblemSerializer):
    unknown = serializers.ListField(child=CharField(allow_blank=True), required=False)
    known = serializers.ListField(child=CharField(), required=False)
    invalid = InvalidSerializer(many=True, required=False)


def any_of(name, serializer_classes):
    """One of several, told apart by `type`; {type: class}."""
    return PolymorphicProxySerializer(
        component_name=name,
        serializers=serializer_classes,
        resource_type_field_name="type",
        many=True,
    )


def page_of(name, items, **more):
    fields = {
        "count": IntegerField(help_text="Of all pages."),
        "next": URLField(allow_null=True, help_text="The next page."),
        "items": items,
    }
    return inline_serializer(name, fields | more)


def facets():
    return serializers.DictField(
        child=FacetSerializer(), required=False, help_text="Those asked for, by parameter."
    )
