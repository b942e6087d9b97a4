"""How every form of the site draws itself, and how a plain text is written."""

import re
from collections.abc import Mapping
from typing import Any

from django.forms.renderers import DjangoTemplates
from django.template import Context
from django.template.loader import get_template

_EMPTY_LINES = re.compile(r"\n{3,}")


class FormRenderer(DjangoTemplates):
    """Forms and fields by the components of this room: label, hint, what is wrong beside it."""

    form_template_name = "ui/form.html"
    field_template_name = "ui/field.html"


def text_of(template: str, told: Mapping[str, object]) -> str:
    """Render a template of plain text, such as an e-mail: a name keeps its ampersand.

    Where parts were left out, or brought their own end of the line, one empty line is left and not several.
    """
    found: Any = get_template(template)
    text = str(found.template.render(Context(dict(told), autoescape=False)))
    return _EMPTY_LINES.sub("\n\n", text)
