"""`rembuk check-certificate`: say whether a certificate is genuine, from its file or its code alone."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import django

from rembuk.record.core.certificates import Forged, Unreadable, check, find
from rembuk.web.cli import Refusal


def run(argv: Sequence[str]) -> int:
    """Print what a genuine certificate says; exit code 1 if it is forged."""
    parser = argparse.ArgumentParser(
        prog="rembuk check-certificate",
        description="Check the signature of a certificate. No database and no network is asked.",
        epilog="example: rembuk check-certificate sertifikat.pdf --key 4f1c…",
    )
    parser.add_argument(
        "certificate", metavar="FILE", help="its PDF file, or a text file with what its QR code says, or -"
    )
    parser.add_argument("--key", metavar="HEX", help="the issuing site's public key (default: this site's)")
    wanted = parser.parse_args(argv)
    try:
        facts = check(find(_content(wanted.certificate)), wanted.key or _key_of_this_site())
    except Unreadable as problem:
        raise Refusal(
            f"{wanted.certificate}: there is no certificate in this, or the key is not one."
        ) from problem
    except Forged:
        sys.stdout.write("forged: not signed with this key, or changed afterwards\n")
        return 1
    sys.stdout.write(
        f"genuine: number {facts.number}, {facts.name}, {facts.part}, "
        f"talk {facts.talk} of {facts.held}, issued on {facts.issued}\n"
        # A paper may say otherwise than the code on it.
        "only this is signed: compare it with what the paper says\n"
    )
    return 0


def _key_of_this_site() -> str:
    # Whoever brings the key of another site has none here, and gets none: settings make its folder.
    django.setup()
    from rembuk.record.queries.certificates import public_key  # noqa: PLC0415 - only with settings

    return public_key()


def _content(name: str) -> bytes:
    try:
        return sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as problem:
        raise Refusal(f"cannot read {name} ({problem.strerror}).") from problem
