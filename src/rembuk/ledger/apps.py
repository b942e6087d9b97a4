from django.apps import AppConfig


class LedgerConfig(AppConfig):
    """The room `ledger` as Django knows it."""

    name = "rembuk.ledger"
    default_auto_field = "django.db.models.BigAutoField"
