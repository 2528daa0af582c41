from django.shortcuts import redirect
from django.urls import reverse
from django.views.generic import DetailView, ListView

from interviews.filters import ProfileFilterSet
from interviews.models import Person, Profile
from interviews.people import by_letter, everyone, letter_of, read_pieces
from sseportal.publishing.addresses import moved
from sseportal.publishing.files.views import SelectionFileView
from sseportal.publishing.moves import lead_on
from sseportal.publishing.views.details import PublicationDetailView
from sseportal.publishing.views.lists import SelectionListView


class ProfileListView(SelectionListView):
    filterset_class = ProfileFilterSet
    template_name = "interviews/profile_list.html"


class ProfileDetailView(PublicationDetailView):
    model = Profile

    def beside(self, slot):
        """((person's id, number of their visible pieces), …)"""
        people = self.snapshot.values_of("person", slot)
        return tuple((int(one), len(self.snapshot.of("person", one))) for one in people)

    def beside_preview(self, item):
        own = self.snapshot.slots_of("interviews", item.pk)
        people = [part.person_id for part in item.participants.all() if part.person_id]
        others = ((one, self.snapshot.of("person", str(one))) for one in people)
        return tuple((one, 1 + len(pieces - own)) for one, pieces in others)

    def context_of(self, item, beside):
        pieces = dict(beside)
        return {"parts": [(part, pieces.get(part.person_id)) for part in item.participants.all()]}


class ProfileFileView(SelectionFileView):
    filterset_class = ProfileFilterSet


class PersonDetailView(DetailView):
    """A person in one piece has no page: the address leads to the piece."""

    def get_queryset(self):
        return Person.objects.visible()

    def moved(self, slug):
        return moved(Person.objects.visible(), [slug]).get(slug)

    @lead_on
    def get(self, request, *args, **kwargs):
        page = super().get(request, *args, **kwargs)
        pieces = self.object.pieces
        return redirect(pieces[0]) if len(pieces) == 1 else page

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "section": "interviews",
            "feed_path": reverse("interviews:person-feed", args=[self.object.slug]),
            "json_feed_path": reverse("interviews:person-json-feed", args=[self.object.slug]),
        }


class PersonListView(ListView):
    """From A to Z, whatever the accents."""

    paginate_by = 100
    template_name = "interviews/people.html"

    def get_queryset(self):
        return everyone()

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        page = context["page_obj"]
        read_pieces(page.object_list)
        return context | {
            "section": "interviews",
            "groups": by_letter(page.object_list),
            "letters": self.letters(),
            "canonical_path": self.canonical_path(page.number),
        }

    def letters(self):
        """[(letter, number of the page where it begins)]"""
        pages = {}
        for place, person in enumerate(self.object_list):
            pages.setdefault(letter_of(person), place // self.paginate_by + 1)
        return list(pages.items())

    def canonical_path(self, page):
        path = reverse("interviews:people")
        return path if page == 1 else f"{path}?page={page}"
