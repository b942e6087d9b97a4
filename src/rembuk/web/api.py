"""The API at `/api/v1/`: every room brings its router; here they are put together, with one shape of error."""

import logging
from typing import Any

from csp.decorators import csp_replace
from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError
from ninja.openapi.schema import OpenAPISchema

import rembuk
from rembuk.hall.core.openapi import PATHS as LIVE_PATHS
from rembuk.newsroom.api import router as newsroom
from rembuk.programme.api import router as programme

logger = logging.getLogger("rembuk.api")


class Api(NinjaAPI):
    """The pages' API, whose document also tells of the live API that the rooms' server answers."""

    def get_openapi_schema(self, **options: Any) -> OpenAPISchema:  # noqa: ANN401 - ninja's own
        """Return the whole document."""
        schema = super().get_openapi_schema(**options)
        schema["paths"].update(LIVE_PATHS)
        return schema


api = Api(
    title="Rembuk",
    version=rembuk.__version__,
    description="Joint election talks as data. Read only, but for the live room; no key is needed. "
    'Times without a zone are local to the programme; errors are `{"error": "one line"}`.',
    urls_namespace="api",
    openapi_url="/openapi.json",
    docs_url="/docs",
    # The reading page of the API styles itself; nothing else on the site may.
    docs_decorator=csp_replace({"style-src": ["'self'", "'unsafe-inline'"]}),
)
api.add_router("", programme)
api.add_router("", newsroom)


@api.exception_handler(Http404)
def not_found(request: HttpRequest, _problem: Http404) -> HttpResponse:
    """Say that there is no such thing, or none that the public may see."""
    return api.create_response(request, {"error": "There is no such thing here."}, status=404)


@api.exception_handler(ValidationError)
def not_understood(request: HttpRequest, problem: ValidationError) -> HttpResponse:
    """Name the first word of the request that cannot be."""
    first = problem.errors[0]
    place = ".".join(str(part) for part in first["loc"][1:])
    return api.create_response(request, {"error": f"{place}: {first['msg']}"}, status=422)


@api.exception_handler(HttpError)
def refused(request: HttpRequest, problem: HttpError) -> HttpResponse:
    """Pass a refusal on in the one shape."""
    return api.create_response(request, {"error": problem.message}, status=problem.status_code)


@api.exception_handler(Exception)
def failed(request: HttpRequest, problem: Exception) -> HttpResponse:
    """Say that the fault is ours, and log it."""
    logger.error("failed: %s", request.path, exc_info=problem)
    return api.create_response(request, {"error": "Something failed on our side."}, status=500)
