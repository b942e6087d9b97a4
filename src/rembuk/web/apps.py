from django.apps import AppConfig


class WebConfig(AppConfig):
    """The room `web` as Django knows it."""

    name = "rembuk.web"
    default_auto_field = "django.db.models.BigAutoField"
