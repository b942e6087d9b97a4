"""All addresses of the site. Rooms bring their own; the roof puts them together."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path
from wagtail.admin import urls as wagtailadmin_urls

from rembuk.web import home

# One address for every language.
urlpatterns: list[URLPattern | URLResolver] = [
    path("redaksi/", include(wagtailadmin_urls)),
]

# Indonesian at the plain address, English under /en/.
urlpatterns += i18n_patterns(
    path("", home.home, name="home"),
    path("masuk/", include("allauth.urls")),
    path("", include("rembuk.institutions.urls")),
    path("", include("rembuk.programme.urls")),
    path("", include("rembuk.record.urls")),
    path("", include("rembuk.voterlist.urls")),
    path("", include("rembuk.oversight.urls")),
    path("", include("rembuk.newsroom.urls")),
    prefix_default_language=False,
)
