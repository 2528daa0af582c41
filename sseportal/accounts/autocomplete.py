from django.contrib.admin.views.autocomplete import AutocompleteJsonView


class AutocompleteView(AutocompleteJsonView):
    """PostgreSQL has no texts with NUL: what is typed is looked for without."""

    def process_request(self, request):
        term, *others = super().process_request(request)
        return term.replace("\0", ""), *others
