from django.apps import AppConfig


class OversightConfig(AppConfig):
    """The room `oversight` as Django knows it."""

    name = "rembuk.oversight"
    default_auto_field = "django.db.models.BigAutoField"
