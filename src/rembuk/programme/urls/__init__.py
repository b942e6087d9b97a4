"""Addresses of the room; the roof puts them under each language."""

from rembuk.programme.urls import desk, public

app_name = "programme"

urlpatterns = [*public.urlpatterns, *desk.urlpatterns]
