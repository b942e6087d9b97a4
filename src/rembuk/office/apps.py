from django.apps import AppConfig


class OfficeConfig(AppConfig):
    """The room `office` as Django knows it."""

    name = "rembuk.office"
    default_auto_field = "django.db.models.BigAutoField"
