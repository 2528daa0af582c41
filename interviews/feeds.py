from interviews.filters import ProfileFilterSet
from sseportal.publishing.feeds import AsJson, SelectionFeed


class ProfileFeed(SelectionFeed):
    filterset_class = ProfileFilterSet


class ProfileJsonFeed(AsJson, ProfileFeed):
    pass
