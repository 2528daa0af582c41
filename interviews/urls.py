from django.urls import path

from interviews.feeds import ProfileFeed, ProfileJsonFeed
from interviews.views import ProfileDetailView, ProfileFileView, ProfileListView
from sseportal.publishing.files.views import file_url

app_name = "interviews"
urlpatterns = [
    path("", ProfileListView.as_view(), name="list"),
    path("feed.atom", ProfileFeed(), name="feed"),
    path("feed.json", ProfileJsonFeed(), name="json-feed"),
    file_url(ProfileFileView),
    path("<slug:slug>/", ProfileDetailView.as_view(), name="detail"),
]
