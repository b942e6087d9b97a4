"""The pages of docs/ that are made from the code: `make docs` writes them, a test says when one is stale."""

import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import django
from django.utils.translation import override

from padan.report.handbook import rules_page
from rembuk.institutions.permits import ROLE_PERMITS, Permit, Role

MEANING: Mapping[Permit, str] = {
    Permit.MANAGE_ACCOUNTS: "open and close accounts, give and withdraw roles",
    Permit.MANAGE_DIRECTORY: "keep the entries of bodies, people and positions",
    Permit.FOUND_PROGRAMME: "found a programme, change it and its partners, load one from a file",
    Permit.PLAN_TALK: "plan talks, their rundown and their people",
    Permit.AGREE: "agree to a plan or a record in the name of the body",
    Permit.ANNOUNCE_TALK: "announce, postpone or cancel a talk",
    Permit.RUN_TALK: "run the day: start, step through the rundown, close",
    Permit.KEEP_RECORD: "keep what a talk leaves behind: statements, attendance, commitments",
    Permit.WRITE_NEWS: "draft and write articles, hand them in for review",
    Permit.PUBLISH_NEWS: "approve and publish articles, send them back, take them down",
    Permit.SEE_DESK: "see the desk",
}


def permits() -> str:
    """Say who may do what: the table of `institutions/permits.py` in words."""
    roles = _role_names()
    lines = [
        "# Who may do what",
        "",
        "Made from `src/rembuk/institutions/permits.py` by `make docs`; change it there.",
        "",
        "An account has roles at bodies, and a role holds at its own body only. An act asks for one permit",
        "at the bodies it concerns: a talk's acts at the partners of its programme, an account's at the body",
        "of the role. Whoever holds the machine itself, at the command line, may do everything.",
        "",
        "## Roles",
        "",
        "| role | in Indonesian | in English |",
        "|---|---|---|",
        *(f"| `{role.value}` | {names['id']} | {names['en']} |" for role, names in roles.items()),
        "",
        "## Permits",
        "",
        "| permit | to | " + " | ".join(names["en"] for names in roles.values()) + " |",
        "|---|---|" + ":-:|" * len(roles),
        *(
            f"| {permit.value} | {MEANING[permit]} | "
            + " | ".join("yes" if permit in ROLE_PERMITS[role] else "–" for role in roles)
            + " |"
            for permit in Permit
        ),
        "",
    ]
    return "\n".join(lines)


PAGES: Mapping[str, Callable[[], str]] = {"permits.md": permits, "padan/rules.md": rules_page}


def _role_names() -> dict[Role, dict[str, str]]:
    # Rows can be read only after Django has started, and this module is what starts it.
    from rembuk.institutions.models import RoleChoice  # noqa: PLC0415 - see above

    names: dict[Role, dict[str, str]] = {role: {} for role in Role}
    for language in ("id", "en"):
        with override(language):
            for role, label in RoleChoice.choices:
                names[Role(role)][language] = str(label)
    return names


def main(folder: Path) -> None:
    """Write every page into the folder."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rembuk.web.settings")
    django.setup()
    for name, page in PAGES.items():
        (folder / name).write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
