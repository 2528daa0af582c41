"""Pictures and their files, for those who may see them; to others there are none."""

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpResponseRedirect
from django.views import View

from sseportal.media.renditions import MASTER, TYPES
from sseportal.media.storing import path_of
from sseportal.publishing.pictures import shown_to

# A name never leads to anything else.
FOR_GOOD = "public, max-age=31536000, immutable"
FOR_NOW = "private, no-store"
ANYWHERE = {"Cross-Origin-Resource-Policy": "cross-origin"}


class PictureFileView(View):
    http_method_names = ["get", "head"]

    def get(self, request, token, name):
        picture = shown_to(request.user, token=token)
        if picture is None:
            raise Http404
        cached = FOR_GOOD if picture.is_public else FOR_NOW
        return file_of(picture, name, {"Cache-Control": cached} | ANYWHERE)


def file_of(picture, name, headers):
    """One of the files that pages show, or Http404."""
    if name not in picture.files or name.startswith(MASTER):
        raise Http404
    try:
        opened = default_storage.open(path_of(picture.token, name))
    except FileNotFoundError as error:
        raise Http404 from error
    kind = TYPES[name.rpartition(".")[2]]
    return FileResponse(opened, content_type=kind, headers=headers)


class PictureView(View):
    """The lasting address of a picture, which texts have: leads to a file of it as it is now."""

    http_method_names = ["get", "head"]

    def get(self, request, key):
        picture = shown_to(request.user, pk=key)
        if picture is None:
            raise Http404
        headers = {"Cache-Control": FOR_NOW} | ANYWHERE
        return HttpResponseRedirect(picture.wide.src, headers=headers)
