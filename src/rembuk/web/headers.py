"""What a browser need not be able to do on our pages."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

# The door's camera is the one thing that a page of ours will ever ask for.
_POLICY = ", ".join(
    [
        "camera=(self)",
        *(
            f"{feature}=()"
            for feature in (
                "accelerometer", "autoplay", "browsing-topics", "display-capture", "geolocation", "gyroscope",
                "magnetometer", "microphone", "midi", "payment", "usb",
            )
        ),
    ]
)  # fmt: skip


class QuietBrowser:
    """Middleware: tells the browser to refuse what no page of ours asks for."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, with the policy."""
        response = self.get_response(request)
        response["Permissions-Policy"] = _POLICY
        return response
