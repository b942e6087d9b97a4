from django.apps import AppConfig


class VoterlistConfig(AppConfig):
    """The room `voterlist` as Django knows it."""

    name = "rembuk.voterlist"
    default_auto_field = "django.db.models.BigAutoField"
