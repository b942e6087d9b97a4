"""The page tree, the rights of the three groups on it, and the review that stands before publishing.

Rows are made as they stand here, whatever the models become later.
"""

import uuid

from django.db import migrations

LANGUAGES = {"id": ("rembuk", "Kabar"), "en": ("rembuk-en", "News")}
WRITERS = ("public_relations", "secretariat", "admin")
APPROVERS = ("secretariat", "admin")


def found(apps, schema_editor):
    Page = apps.get_model("wagtailcore.Page")
    top = Page.objects.get(depth=1)
    clear(apps)
    indexes = plant(apps, top)
    rights(apps, indexes)
    review(apps, indexes)


def clear(apps):
    """Remove what Wagtail brings for a site that has none of its own."""
    for name in ("Workflow", "GroupApprovalTask", "Task"):
        apps.get_model("wagtailcore", name).objects.all().delete()
    apps.get_model("auth.Group").objects.filter(name__in=("Moderators", "Editors")).delete()


def plant(apps, top):
    """Give each language a root, which no address leads to, and under it the news index at /berita/."""
    Page = apps.get_model("wagtailcore.Page")
    Locale = apps.get_model("wagtailcore.Locale")
    page_type = content_type(apps, "wagtailcore", "page")
    index_type = content_type(apps, "newsroom", "newsindexpage")
    NewsIndexPage = apps.get_model("newsroom.NewsIndexPage")

    welcome = Page.objects.filter(depth=2).order_by("path").first()
    roots_key, indexes_key = welcome.translation_key, uuid.uuid4()
    indexes = []
    for position, (language, (slug, title)) in enumerate(LANGUAGES.items(), start=1):
        locale, _ = Locale.objects.get_or_create(language_code=language)
        path = f"{top.path}{position:04d}"
        root = welcome if position == 1 else Page(path=path, depth=2, translation_key=roots_key)
        root.title = root.draft_title = "Rembuk"
        root.slug, root.url_path = slug, f"/{slug}/"
        root.locale, root.content_type, root.numchild, root.live = locale, page_type, 1, True
        root.has_unpublished_changes = False
        root.save()
        indexes.append(
            NewsIndexPage.objects.create(
                title=title,
                draft_title=title,
                slug="berita",
                url_path=f"/{slug}/berita/",
                path=f"{path}0001",
                depth=3,
                locale=locale,
                translation_key=indexes_key,
                content_type=index_type,
                live=True,
            )
        )
    top.numchild = len(LANGUAGES)
    top.save()
    apps.get_model("wagtailcore.Site").objects.update(site_name="Rembuk", root_page=welcome)
    return indexes


def rights(apps, indexes):
    """Let public relations write and submit; let the secretariat and the administrators edit and unpublish."""
    for name in WRITERS:
        group, _ = apps.get_model("auth.Group").objects.get_or_create(name=name)
        group.permissions.add(
            permission(apps, "wagtailadmin", "admin", "access_admin"),
            permission(apps, "simple_translation", "simpletranslation", "submit_translation"),
        )
        allowed = ["add_page"]
        if name in APPROVERS:
            allowed += ["change_page", "publish_page", "lock_page", "unlock_page"]
        for index in indexes:
            for codename in allowed:
                apps.get_model("wagtailcore.GroupPagePermission").objects.get_or_create(
                    group=group, page_id=index.pk, permission=permission(apps, "wagtailcore", "page", codename)
                )
        pictures = apps.get_model("wagtailcore.Collection").objects.get(depth=1)
        for codename in ("add_image", "choose_image"):
            apps.get_model("wagtailcore.GroupCollectionPermission").objects.get_or_create(
                group=group,
                collection=pictures,
                permission=permission(apps, "wagtailimages", "image", codename),
            )


def review(apps, indexes):
    """Set up the one review: approval by a second person."""
    task = apps.get_model("newsroom.ApprovalTask").objects.create(
        name="Persetujuan orang kedua", content_type=content_type(apps, "newsroom", "approvaltask")
    )
    task.groups.set(apps.get_model("auth.Group").objects.filter(name__in=APPROVERS))
    workflow = apps.get_model("wagtailcore.Workflow").objects.create(name="Persetujuan kabar")
    apps.get_model("wagtailcore.WorkflowTask").objects.create(
        workflow=workflow, task_id=task.pk, sort_order=0
    )
    for index in indexes:
        apps.get_model("wagtailcore.WorkflowPage").objects.create(workflow=workflow, page_id=index.pk)


def content_type(apps, label, model):
    made, _ = apps.get_model("contenttypes.ContentType").objects.get_or_create(app_label=label, model=model)
    return made


def permission(apps, label, model, codename):
    made, _ = apps.get_model("auth.Permission").objects.get_or_create(
        content_type=content_type(apps, label, model), codename=codename, defaults={"name": codename}
    )
    return made


class Migration(migrations.Migration):
    dependencies = [
        ("institutions", "0002_groups"),
        ("newsroom", "0001_initial"),
        ("simple_translation", "0001_initial"),
        ("wagtailadmin", "0006_formstate"),
        ("wagtailimages", "0027_image_description"),
    ]
    operations = [migrations.RunPython(found, migrations.RunPython.noop)]
