from django.apps import AppConfig


class WebConfig(AppConfig):
    """The room `web` as Django knows it."""

    name = "rembuk.web"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let the rooms meet."""
        from rembuk.web import crossings  # noqa: PLC0415 - rows can be imported only once all rooms are there

        crossings.cross()
