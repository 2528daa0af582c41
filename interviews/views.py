from interviews.filters import ProfileFilterSet
from interviews.models import Profile
from sseportal.publishing.files.views import SelectionFileView
from sseportal.publishing.views.details import PublicationDetailView
from sseportal.publishing.views.lists import SelectionListView


class ProfileListView(SelectionListView):
    filterset_class = ProfileFilterSet


class ProfileDetailView(PublicationDetailView):
    model = Profile


class ProfileFileView(SelectionFileView):
    filterset_class = ProfileFilterSet
