"""How every form of the site draws itself."""

from django.forms.renderers import DjangoTemplates


class FormRenderer(DjangoTemplates):
    """Forms and fields by the components of this room: label, hint, what is wrong beside it."""

    form_template_name = "ui/form.html"
    field_template_name = "ui/field.html"
