from django.apps import AppConfig


class ProgrammeConfig(AppConfig):
    """The room `programme` as Django knows it."""

    name = "rembuk.programme"
    default_auto_field = "django.db.models.BigAutoField"
