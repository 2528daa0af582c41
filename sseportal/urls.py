from django.conf import settings
from django.contrib import admin
from django.templatetags.static import static
from django.urls import include, path
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _
from django.views.generic import RedirectView

from sseportal.newsroom.calendar_page import calendar
from sseportal.newsroom.finding import find
from sseportal.newsroom.help_page import help_page
from sseportal.newsroom.on_site import view_on_site

admin.site.site_header = admin.site.site_title = settings.SITE_NAME
admin.site.index_title = _("Newsroom")

handler500 = "sseportal.ops.errors.server_error"

urlpatterns = [
    path("admin/r/<int:content_type_id>/<path:object_id>/", admin.site.admin_view(view_on_site)),
    path("admin/calendar/", admin.site.admin_view(calendar), name="newsroom-calendar"),
    path("admin/find/", admin.site.admin_view(find), name="newsroom-find"),
    path("admin/keys/", admin.site.admin_view(help_page), name="newsroom_help"),
    path("admin/", admin.site.urls),
    path("api/", include("sseportal.api.urls")),
    path("news/", include("news.urls")),
    path("interviews/", include("interviews.urls")),
    path("favicon.ico", RedirectView.as_view(url=lazy(static, str)("mark.svg"))),
    path("", include("sseportal.publishing.urls")),
]
