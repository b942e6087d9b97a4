"""What the text of an article is made of: a small set of blocks, each printed by a template of its own."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock


class QuoteBlock(blocks.StructBlock):
    """Someone's words, and who said them."""

    text = blocks.TextBlock(label=_("What was said"))
    name = blocks.CharBlock(label=_("Who said it"), max_length=200)
    title = blocks.CharBlock(label=_("Position held"), max_length=200, required=False)

    class Meta:
        icon = "openquote"
        label = _("Quote")
        template = "newsroom/blocks/quote.html"


class PictureBlock(blocks.StructBlock):
    """A picture inside the text. Whoever does not see it reads `alt`."""

    image = ImageChooserBlock(label=_("Picture"))
    alt = blocks.CharBlock(
        label=_("What the picture shows"), max_length=250, help_text=_("For those who cannot see it.")
    )
    caption = blocks.CharBlock(label=_("Caption"), max_length=250, required=False)
    credit = blocks.CharBlock(label=_("Credit"), max_length=100, required=False)

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "newsroom/blocks/picture.html"


class BodyBlock(blocks.StreamBlock):
    """The text of an article."""

    paragraph = blocks.RichTextBlock(
        label=_("Paragraph"),
        icon="pilcrow",
        features=["bold", "italic", "link"],
        template="newsroom/blocks/paragraph.html",
    )
    heading = blocks.CharBlock(
        label=_("Heading"), icon="title", max_length=120, template="newsroom/blocks/heading.html"
    )
    quote = QuoteBlock()
    points = blocks.ListBlock(
        blocks.CharBlock(label=_("Line"), max_length=300),
        label=_("List"),
        icon="list-ul",
        template="newsroom/blocks/points.html",
    )
    picture = PictureBlock()


class CorrectionBlock(blocks.StructBlock):
    """What was wrong in a published article, and since when it is right."""

    on = blocks.DateBlock(label=_("Date"))
    text = blocks.TextBlock(label=_("What was corrected"))

    class Meta:
        icon = "warning"
        label = _("Correction")
