"""A zip file of XML parts, as Word and Excel write it: each part read within bounds, no entity expanded."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from licreport.reading.kinds.refusals import damaged, encrypted, too_large
from licreport.words.language import Words

MOST_UNPACKED = 64 * 1024 * 1024
"""Bytes of all parts that are read."""
_MOST_RATIO = 250
_SUSPICIOUS = 4 * 1024 * 1024
_MOST_PARTS = 10_000
_MOST_ELEMENTS = 1_000_000
"""Of all parts that are read, a part as often as it is."""
_DEEPEST = 200


class Package:
    """The parts of such a file."""

    def __init__(self, data: bytes, kind: Words) -> None:
        """Open the file; raises UnreadableError where it is none."""
        self._kind = kind
        self._unpacked = self._count = 0
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
            self._parts = {info.filename: info for info in self._archive.infolist()}
        except _DAMAGES:
            raise damaged(kind) from None
        if len(self._parts) > _MOST_PARTS:
            raise too_large(kind, Words(f"more than {_MOST_PARTS:,} parts", f"超过 {_MOST_PARTS:,} 个部件"))

    def __contains__(self, name: str) -> bool:
        return name in self._parts

    def names(self) -> list[str]:
        """Return the names of all parts."""
        return list(self._parts)

    def part(self, name: str) -> ET.Element | None:
        """Return a part as a whole, or None where there is none."""
        if name not in self._parts:
            return None
        return next(self._elements(name, ""), None)

    def children(self, name: str, container: str) -> Iterator[ET.Element]:
        """Yield what stands directly below the first element called `container`, each complete, and then forget it."""
        yield from self._elements(name, container)

    def _elements(self, name: str, container: str) -> Iterator[ET.Element]:
        stack: list[ET.Element] = []
        inside = 0
        try:
            for event, element in ET.iterparse(io.BytesIO(self._bytes(name)), ("start", "end")):  # noqa: S314  # no DTD
                if event == "start":
                    self._count += 1
                    stack.append(element)
                    if not inside and container and local(element) == container:
                        inside = len(stack)
                    if len(stack) > _DEEPEST or self._count > _MOST_ELEMENTS:
                        raise too_large(self._kind, _TOO_MANY)
                    continue
                stack.pop()
                if inside and len(stack) == inside:
                    yield element
                    stack[-1].clear()
                elif not container and not stack:
                    yield element
        except (ET.ParseError, ValueError, LookupError):
            raise damaged(self._kind) from None

    def _bytes(self, name: str) -> bytes:
        try:
            info = self._parts[name]
        except KeyError:
            raise damaged(self._kind) from None
        if info.flag_bits & 1:
            raise encrypted(self._kind)
        if info.file_size > MOST_UNPACKED or (
            info.file_size > _SUSPICIOUS and info.file_size > _MOST_RATIO * info.compress_size
        ):
            raise too_large(self._kind, _UNPACKED)
        if info.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
            raise damaged(self._kind)
        try:
            with self._archive.open(info) as part:
                data = part.read(MOST_UNPACKED + 1)
        except _DAMAGES:
            raise damaged(self._kind) from None
        self._unpacked += len(data)
        if self._unpacked > MOST_UNPACKED:
            raise too_large(self._kind, _UNPACKED)
        if _DECLARES.search(data.replace(b"\0", b"")) or not _is_unicode(data):
            raise damaged(self._kind)
        return data


def local(element: ET.Element) -> str:
    """Return the name of an element without its namespace: strict OOXML has others than the usual one."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def attribute(element: ET.Element | None, name: str) -> str | None:
    """Return an attribute by its name without namespace."""
    if element is not None:
        for key, value in element.attrib.items():
            if key.rpartition("}")[2] == name:
                return value
    return None


def child(element: ET.Element | None, name: str) -> ET.Element | None:
    """Return the first child of that name."""
    return None if element is None else next((one for one in element if local(one) == name), None)


_DAMAGES = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    OSError,
    ValueError,
    IndexError,
)
_DECLARES = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
_ENCODING = re.compile(rb"""^[^>]{0,60}?encoding\s*=\s*["']([^"']*)["']""")
_TOO_MANY = Words("too many elements, or too deep within each other", "过多或嵌套过深的元素")
_UNPACKED = Words("parts of more than 64 MiB, or packed as no text is", "解压后超过 64 MiB 或压缩比异常的部件")


def _is_unicode(data: bytes) -> bool:
    """Tell whether a part is in UTF-8 or UTF-16: what declares entities in another encoding would not be seen."""
    found = _ENCODING.search(data[:200].replace(b"\0", b""))
    return data.lstrip(b"\xef\xbb\xbf\xff\xfe\0 \r\n\t")[:1] == b"<" and (
        found is None or found[1].lower() in {b"utf-8", b"utf-16", b"utf8", b"us-ascii"}
    )
