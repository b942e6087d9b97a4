"""All addresses of the site. Rooms bring their own; the roof puts them together."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path
from django.views.generic import RedirectView
from wagtail.admin import urls as wagtailadmin_urls

from rembuk.hall.urls import media
from rembuk.institutions.urls import sign_in
from rembuk.newsroom.views.public import picture
from rembuk.web import desk, health, home
from rembuk.web.api import api

handler429 = "rembuk.web.errors.too_many_tries"  # allauth looks for it by this name

# One address for every language.
urlpatterns: list[URLPattern | URLResolver] = [
    path("sehat", health.health, name="health"),
    # The editors' desk has neither a door nor account pages of its own.
    path("redaksi/login/", RedirectView.as_view(pattern_name="account_login", query_string=True)),
    path("redaksi/logout/", RedirectView.as_view(pattern_name="account_logout")),
    path("redaksi/account/", RedirectView.as_view(pattern_name="institutions:me")),
    path("redaksi/", include(wagtailadmin_urls)),
    path("api/v1/", api.urls),
    path("robots.txt", home.robots),
    path("favicon.ico", home.mark),
    path("media/images/<str:name>", picture),
    path("", include((media, "hall_media"))),
]

# Indonesian at the plain address, English under /en/.
urlpatterns += i18n_patterns(
    path("", home.home, name="home"),
    path("ikut", home.join, name="join"),
    path("ikut/", home.join),
    path("masuk/", include(sign_in)),
    path("meja/", desk.desk, name="desk"),
    path("", include("rembuk.institutions.urls")),
    path("", include("rembuk.newsroom.urls")),
    path("", include("rembuk.programme.urls")),
    path("", include("rembuk.hall.urls")),
    path("", include("rembuk.record.urls")),
    path("", include("rembuk.voterlist.urls")),
    path("", include("rembuk.oversight.urls")),
    prefix_default_language=False,
)
