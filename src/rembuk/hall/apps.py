from django.apps import AppConfig


class HallConfig(AppConfig):
    """The room `hall` as Django knows it."""

    name = "rembuk.hall"
    default_auto_field = "django.db.models.BigAutoField"
