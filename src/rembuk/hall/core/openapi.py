"""The live API as its document says it (OpenAPI 3.1); the rooms' server answers it, so no view does."""

from typing import Any

_TALK = [
    {
        "name": "slug",
        "in": "path",
        "required": True,
        "schema": {"type": "string"},
        "description": "The programme",
    },
    {
        "name": "number",
        "in": "path",
        "required": True,
        "schema": {"type": "integer"},
        "description": "The talk",
    },
]
_ID = {"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}
_ERROR = {"application/json": {"schema": {"type": "object", "properties": {"error": {"type": "string"}}}}}
_BASE = "/api/v1/talks/{slug}/{number}"
_PARTICIPANT = "Needs `Authorization: Participant TOKEN` or the cookie that `join` set."


def _operation(
    summary: str,
    description: str,
    answers: dict[int, str],
    *,
    sends: dict[str, Any] | None = None,
    gives: dict[str, Any] | None = None,
    parameters: tuple[dict[str, Any], ...] = (),
) -> dict[str, Any]:
    """Return one operation; `sends` and `gives` are the properties of the JSON that goes and comes."""
    operation: dict[str, Any] = {
        "tags": ["live room"],
        "summary": summary,
        "description": description,
        "parameters": [*_TALK, *parameters],
        "responses": {
            str(status): {"description": words, **({} if status < 300 else {"content": _ERROR})}
            for status, words in answers.items()
        },
    }
    if sends is not None:
        schema = {"type": "object", "properties": sends}
        operation["requestBody"] = {"content": {"application/json": {"schema": schema}}}
    if gives is not None:
        first = operation["responses"][str(min(answers))]
        first["content"] = {"application/json": {"schema": {"type": "object", "properties": gives}}}
    return operation


_TEXT = {"type": "string"}
_CHOICE = {
    "description": "The option's id (a letter, on a scale its step), its words, or its place counted from 0; "
    "of several options a list; for a word or an open answer the words"
}
_REFUSALS = {401: "No token of this room", 404: "There is no such thing here", 429: "Too fast; see Retry-After"}

PATHS: dict[str, dict[str, Any]] = {
    f"{_BASE}/join": {
        "post": _operation(
            "Join a room",
            "Gives a token that is good for this room, also as a cookie. Nobody needs an account.",
            {201: "Joined", 404: "There is no such room", 429: "Too fast; see Retry-After"},
            gives={"token": _TEXT},
        )
    },
    f"{_BASE}/room": {
        "get": _operation(
            "The state of a room",
            "What everyone sees, with its `version`; for a participant also `mine`. As events it comes from "
            "`/acara/{slug}/{number}/ruang/arus`: `key` with the whole state, then `change` "
            "with the keys that differ, `null` for one that is gone. `Last-Event-ID` resumes.",
            {200: "The state", 404: "There is no such room"},
            gives={"version": {"type": "integer"}},
        )
    },
    f"{_BASE}/questions": {
        "post": _operation(
            "Ask a question",
            f"{_PARTICIPANT} The same words of the same participant ask once. Nobody sees it unapproved.",
            {201: "Asked", 409: "The room takes no questions", 422: "The text cannot be taken", **_REFUSALS},
            sends={"text": {**_TEXT, "maxLength": 500}, "name": {**_TEXT, "maxLength": 60}},
            gives={"id": {"type": "integer"}},
        )
    },
    f"{_BASE}/questions/{{id}}/support": {
        method: _operation(
            summary,
            f"{_PARTICIPANT} Counts once a participant, however often it is sent.",
            {204: "Done, and on the disk", 409: "The room is closed", **_REFUSALS},
            parameters=(_ID,),
        )
        for method, summary in (("post", "Support a question"), ("delete", "Take the support back"))
    },
    **{
        f"{_BASE}/{kind}/{{id}}/answer": {
            "post": _operation(
                summary,
                f"{_PARTICIPANT} Counts once a participant; while it is open, the last answer stands.",
                {204: "Done, and on the disk", 409: "It is closed", 422: "Not offered", **_REFUSALS},
                sends={"choice": _CHOICE},
                parameters=(_ID,),
            )
        }
        for kind, summary in (("polls", "Answer a poll"), ("quiz", "Answer a question of the quiz"))
    },
    f"{_BASE}/captions": {
        "post": _operation(
            "Feed a line of captions",
            "For a speech-to-text program: `Authorization: Captions TOKEN`, the room's key from its console. "
            "The same `key` again corrects the line; `at` is when it was said, with its zone.",
            {
                201: "Taken; it shows after the room's delay",
                401: "Not the room's key",
                422: "It cannot be taken",
            },
            sends={"text": {**_TEXT, "maxLength": 400}, "key": {**_TEXT, "maxLength": 64}, "at": _TEXT},
            gives={"id": {"type": "integer"}},
        )
    },
}
