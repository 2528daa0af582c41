from django.urls import path

from interviews.feeds import PersonFeed, PersonJsonFeed, ProfileFeed, ProfileJsonFeed
from interviews.views import (
    PersonDetailView,
    PersonListView,
    ProfileDetailView,
    ProfileFileView,
    ProfileListView,
)
from sseportal.publishing.files.views import file_url

app_name = "interviews"
urlpatterns = [
    path("", ProfileListView.as_view(), name="list"),
    path("feed.atom", ProfileFeed.as_view(), name="feed"),
    path("feed.json", ProfileJsonFeed.as_view(), name="json-feed"),
    file_url(ProfileFileView),
    # Before the items: `people` is among `Profile.reserved_slugs`.
    path("people/", PersonListView.as_view(), name="people"),
    path("people/<slug:slug>/", PersonDetailView.as_view(), name="person"),
    path("people/<slug:slug>/feed.atom", PersonFeed.as_view(), name="person-feed"),
    path("people/<slug:slug>/feed.json", PersonJsonFeed.as_view(), name="person-json-feed"),
    path("<slug:slug>/", ProfileDetailView.as_view(), name="detail"),
]
