from django.apps import AppConfig


class UiConfig(AppConfig):
    """The room `ui` as Django knows it."""

    name = "rembuk.ui"
    default_auto_field = "django.db.models.BigAutoField"
