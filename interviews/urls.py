from django.urls import path

from interviews.feeds import ProfileFeed
from interviews.views import ProfileDetailView, ProfileListView

app_name = "interviews"
urlpatterns = [
    path("", ProfileListView.as_view(), name="list"),
    path("feed.atom", ProfileFeed(), name="feed"),
    path("<slug:slug>/", ProfileDetailView.as_view(), name="detail"),
]
