from django.apps import AppConfig


class InstitutionsConfig(AppConfig):
    """The room `institutions` as Django knows it."""

    name = "rembuk.institutions"
    default_auto_field = "django.db.models.BigAutoField"
