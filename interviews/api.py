from rest_framework import serializers

from interviews.filters import ProfileFilterSet
from sseportal.api.resources import Kind
from sseportal.api.serializers import PublicationSerializer


class PersonSerializer(serializers.Serializer):
    name = serializers.CharField()
    role = serializers.CharField(allow_blank=True, help_text="At that date.")
    organisation = serializers.CharField(allow_blank=True, help_text="At that date.")


class QuestionSerializer(serializers.Serializer):
    question = serializers.CharField()
    answer = serializers.CharField(allow_blank=True)
    answer_html = serializers.CharField(allow_blank=True)


class ProfileSerializer(PublicationSerializer):
    series = serializers.CharField()
    people = PersonSerializer(many=True)


class WholeProfileSerializer(ProfileSerializer):
    body = serializers.CharField(allow_blank=True)
    body_html = serializers.CharField(allow_blank=True)
    questions = QuestionSerializer(many=True)


INTERVIEWS = Kind(
    "interviews",
    ProfileFilterSet,
    "country=africa&sort=oldest&facets=series",
    ProfileSerializer,
    WholeProfileSerializer,
)
