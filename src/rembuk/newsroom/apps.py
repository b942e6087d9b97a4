from django.apps import AppConfig


class NewsroomConfig(AppConfig):
    """The room `newsroom` as Django knows it."""

    name = "rembuk.newsroom"
    default_auto_field = "django.db.models.BigAutoField"
