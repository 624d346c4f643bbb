"""Zip files that are the same, byte for byte, whenever their content is the same."""

import io
import zipfile

_FIRST = "[Content_Types].xml"
"""What programs expect at the head of a package of Office Open XML."""
_DATE = (1980, 1, 1, 0, 0, 0)
"""The earliest date that a zip file can bear: of an entry's own date nothing is to be learnt."""


def repacked(data: bytes) -> bytes:
    """Return a zip file with the same entries, in a fixed order and without anything that tells when or where."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda name: (name != _FIRST, name)):
            new.writestr(_entry(name), old.read(name))
    return buffer.getvalue()


def packed(parts: dict[str, str]) -> bytes:
    """Return a zip file of texts by name, in the form of `repacked`."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, text in parts.items():
            archive.writestr(_entry(name), text)
    return repacked(buffer.getvalue())


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _DATE)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 0  # the same on every system
    entry.external_attr = 0
    return entry
