from interviews.filters import ProfileFilterSet
from sseportal.publishing.feeds import SelectionFeed


class ProfileFeed(SelectionFeed):
    filterset_class = ProfileFilterSet
