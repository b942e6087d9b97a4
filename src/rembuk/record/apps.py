from django.apps import AppConfig


class RecordConfig(AppConfig):
    """The room `record` as Django knows it."""

    name = "rembuk.record"
    default_auto_field = "django.db.models.BigAutoField"
