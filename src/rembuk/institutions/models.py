"""Bodies, people, the positions they hold over time, and the accounts that act for a body."""

from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.utils.translation import gettext_lazy as _

from rembuk.institutions.permits import Role
from rembuk.kit.privacy import Classified


class Kind(models.TextChoices):
    """What a body is."""

    KPU = "kpu", _("Election commission")
    BAWASLU = "bawaslu", _("Election oversight agency")
    UNIVERSITY = "university", _("University")
    GOVERNMENT = "government", _("Government office")
    CIVIL = "civil", _("Civil society")
    MEDIA = "media", _("Media")
    OTHER = "other", _("Other body")


class RoleChoice(models.TextChoices):
    """`Role`, with the words people read."""

    ADMIN = Role.ADMIN.value, _("Administrator")
    SECRETARIAT = Role.SECRETARIAT.value, _("Secretariat")
    PUBLIC_RELATIONS = Role.PUBLIC_RELATIONS.value, _("Public relations")
    OPERATOR = Role.OPERATOR.value, _("Operator")
    MODERATOR = Role.MODERATOR.value, _("Moderator")
    LIST_OFFICER = Role.LIST_OFFICER.value, _("Voter list officer")
    OVERSIGHT_OFFICER = Role.OVERSIGHT_OFFICER.value, _("Oversight officer")
    OBSERVER = Role.OBSERVER.value, _("Observer")


class Institution(models.Model):
    """A body: a partner of a programme, or one that a speaker comes from."""

    key = models.SlugField(unique=True)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=16, choices=Kind.choices)
    region = models.CharField(max_length=13, blank=True)

    class Meta:
        ordering = ("name",)

    class Privacy(Classified):
        public = ("id", "key", "name", "kind", "region")

    def __str__(self) -> str:
        """Name the body as it is printed."""
        return self.name


class Person(models.Model):
    """Someone who appears in public on a talk, named as it is printed, titles included."""

    key = models.SlugField(unique=True)
    name = models.CharField(max_length=200)

    class Meta:
        ordering = ("name",)

    class Privacy(Classified):
        public = ("id", "key", "name")

    def __str__(self) -> str:
        """Name the person as it is printed."""
        return self.name


class Position(models.Model):
    """A title that a person holds at a body, from a day to a day, both included; an open end is empty."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="positions")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="positions")
    title = models.CharField(max_length=200)
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("id",)
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(since=None) | models.Q(until=None) | models.Q(since__lte=models.F("until")),
                name="position_ends_after_it_starts",
            )
        ]

    class Privacy(Classified):
        public = ("id", "person", "institution", "title", "since", "until")


class Language(models.TextChoices):
    """A language of the screens, called by its own name."""

    ID = "id", "Bahasa Indonesia"
    EN = "en", "English"


class AccountManager(BaseUserManager["Account"]):
    """Finds accounts by their e-mail, whatever its capitals."""

    def get_by_natural_key(self, username: str | None) -> "Account":
        """Return the account with this e-mail."""
        return self.get(email__iexact=username)


class Account(AbstractBaseUser, PermissionsMixin):
    """Someone who signs in to act for a body. There is no password: a code, a passkey or TOTP."""

    password = None  # type: ignore[assignment]
    email = models.EmailField(_("e-mail"), unique=True)
    name = models.CharField(_("name"), max_length=200)
    language = models.CharField(_("language"), max_length=2, choices=Language.choices, default=Language.ID)
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar = []

    objects = AccountManager()

    class Meta:
        ordering = ("name",)

    class Privacy(Classified):
        internal = (
            "id",
            "is_active",
            "is_superuser",
            "joined_at",
            "last_login",
            "language",
            "groups",
            "user_permissions",
        )
        personal = ("email", "name")

    def __str__(self) -> str:
        """Name the account as colleagues know it."""
        return self.name

    def has_usable_password(self) -> bool:
        """Say no: whoever asks must offer another way to sign in."""
        return False

    def get_full_name(self) -> str:
        """Return the name, as Wagtail asks for it."""
        return self.name


class Membership(models.Model):
    """A role that an account has at a body."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="memberships")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=24, choices=RoleChoice.choices)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=("account", "institution", "role"), name="a_role_is_held_once")
        ]

    class Privacy(Classified):
        internal = ("id", "account", "institution", "role")
