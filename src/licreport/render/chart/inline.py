"""The charting library's SVG made fit to stand in a page: with classes, and without what only its own runtime needs."""

from xml.etree import ElementTree as ET  # the text is the charting library's, in which no document type can stand

from licreport.render.chart.look import CLASSES, FONTS

_SVG = "http://www.w3.org/2000/svg"
_KEPT = ("viewBox", "width", "height", "transform", "d", "fill", "fill-opacity", "text-anchor", "font-size")


def inlined(text: str) -> str:
    """Return the drawing as one `<svg>` element of paths and texts, each with the class of its colour."""
    drawn = ET.fromstring(text)  # noqa: S314  # see the import
    root = ET.Element("svg", {"xmlns": _SVG, **_attributes(drawn), "font-family": ", ".join(FONTS)})
    for element in drawn.iter():
        name = element.tag.removeprefix(f"{{{_SVG}}}")
        colour = element.get("fill", "none")
        if name in {"path", "text"} and colour in CLASSES:
            copy = ET.SubElement(root, name, {"class": CLASSES[colour], **_attributes(element)})
            copy.text = element.text
            if full := element.get("aria-label"):
                ET.SubElement(copy, "title").text = full
    return ET.tostring(root, encoding="unicode")


def _attributes(element: ET.Element) -> dict[str, str]:
    return {name: element.attrib[name] for name in _KEPT if name in element.attrib}
