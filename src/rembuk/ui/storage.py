"""Static files under names that carry their content's hash, so that browsers keep them for ever."""

import re
from typing import Final

from django.conf import settings
from django.core.files.base import ContentFile, File
from whitenoise.storage import CompressedManifestStaticFilesStorage

HASH_IN_NAME: Final = r"\.[0-9a-f]{12}\."


_COMMENT = re.compile(r"^[ \t]*//.*\n", re.MULTILINE)


def without_comments(script: str) -> str:
    """Return a script of ours without the lines that speak to its readers alone; a phone pays for every one."""
    return _COMMENT.sub("", script)


class HashedFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # the library has no types
    """Gives every file such a name, but leaves alone one that came with it, as the font did.

    A name that is the same on every machine can stand in a text whose hash the content policy knows.
    """

    support_js_module_import_aggregation = True  # a script names its module by the hash as well

    def _save(self, name: str, content: "File[bytes]") -> str:
        """Keep a file; a script of a room of ours without its comments."""
        is_ours = name.endswith(".js") and "/vendor/" not in name
        if is_ours and (settings.SOURCE / name.split("/", maxsplit=1)[0] / "static" / name).is_file():
            content = ContentFile(without_comments(content.read().decode()).encode())
        return str(super()._save(name, content))

    def hashed_name(self, name: str, content: "File[bytes] | None" = None, filename: str | None = None) -> str:
        """Return the name under which a file is served."""
        if re.search(HASH_IN_NAME, name):
            return str(self.clean_name(name))
        return str(super().hashed_name(name, content, filename))
