"""QR codes as SVG."""

from io import BytesIO

import segno

_QUIET_ZONE = 4
"""Modules of white around the code, as the standard asks for."""


def svg(content: str, *, for_paper: bool = False) -> str:
    """Draw a code that scales to any size, without a size of its own.

    :param content: the address or text to hold.
    :param for_paper: bear a quarter of it being dirty or torn, not just the 15 % that a screen needs.
    """
    code = segno.make_qr(content, error="q" if for_paper else "m", boost_error=False)
    drawn = BytesIO()
    code.save(
        drawn, kind="svg", border=_QUIET_ZONE, xmldecl=False, omitsize=True, svgclass=None, lineclass=None
    )
    return drawn.getvalue().decode("ascii")
