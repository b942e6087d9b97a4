"""The review's own step offers nothing: a body decides where the text can be read."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models.workflows import TaskState

from rembuk.institutions.permits import Role
from rembuk.newsroom.models import ArticlePage
from rembuk.programme.core.talk import State
from tests.factories import institutions, newsroom, programme

pytestmark = pytest.mark.django_db


def test_wagtail_s_own_doors_decide_nothing(client: Client) -> None:
    talk = programme.talk(State.HELD)
    article = newsroom.in_review(newsroom.editor(Role.PUBLIC_RELATIONS, at=talk.host), talk=talk)
    superuser = newsroom.editor(Role.ADMIN, at=talk.host)
    superuser.is_superuser = True
    superuser.save()
    client.force_login(superuser)
    state = article.current_workflow_task_state

    for decision in ("approve", "reject"):
        address = reverse("wagtailadmin_pages:workflow_action", args=(article.pk, decision, state.pk))
        assert client.post(address, {"comment": ""}).status_code in {302, 403}

    assert TaskState.objects.get().status == TaskState.STATUS_IN_PROGRESS
    assert ArticlePage.objects.live().count() == 0
    assert state.task.specific.get_actions(article, superuser) == []


def test_those_who_may_approve_may_also_open_it_in_the_editor() -> None:
    talk = programme.talk(State.HELD)
    article = newsroom.in_review(newsroom.editor(Role.PUBLIC_RELATIONS, at=talk.host), talk=talk)
    task = article.current_workflow_task
    partner = newsroom.editor(Role.SECRETARIAT, at=programme.body("bawaslu-kab"))
    stranger = newsroom.editor(Role.SECRETARIAT, at=institutions.institution())

    assert [task.user_can_access_editor(article, who) for who in (partner, stranger)] == [True, False]
    assert list(task.get_task_states_user_can_moderate(partner)) == []


def test_while_it_waits_it_can_still_be_changed() -> None:
    talk = programme.talk(State.HELD)
    writer = newsroom.editor(Role.PUBLIC_RELATIONS, at=talk.host)
    article = newsroom.in_review(writer, talk=talk)

    assert article.get_lock().for_user(writer) is False
