"""Files of pictures, for those who may see them."""

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404
from django.views import View

from sseportal.media.renditions import MASTER, TYPES
from sseportal.media.storing import path_of
from sseportal.publishing.pictures import called, may_read_picture

# A name never leads to anything else.
FOR_GOOD = "public, max-age=31536000, immutable"
FOR_STAFF = "private, no-store"


class PictureFileView(View):
    """To who may not see it, a picture of a draft is none at all."""

    http_method_names = ["get", "head"]

    def get(self, request, token, name):
        picture = called(token)
        is_public = picture is not None and picture.is_public
        # Asked of whoever sees no public one, so that no header tells of a hidden one.
        is_staff = not is_public and request.user.is_staff
        if not (is_public or (is_staff and picture and may_read_picture(request.user, picture))):
            raise Http404
        if name not in picture.files or name.startswith(MASTER):
            raise Http404
        return self.file(path_of(token, name), FOR_GOOD if is_public else FOR_STAFF)

    def file(self, path, cached):
        try:
            opened = default_storage.open(path)
        except FileNotFoundError as error:
            raise Http404 from error
        return FileResponse(
            opened,
            content_type=TYPES[path.rpartition(".")[2]],
            headers={"Cache-Control": cached, "Cross-Origin-Resource-Policy": "cross-origin"},
        )
