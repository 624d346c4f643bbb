"""The Chinese typefaces that the extras `charts` and `pdf` bring along, for machines that have none of their own.

They are Noto Serif SC and Noto Sans SC, under the SIL Open Font License. Both are regular: what is to be bold is drawn
with a line around it.
"""

from importlib.util import find_spec
from pathlib import Path
from typing import Final

SERIF, SANS = "Noto Serif SC", "Noto Sans SC"
"""The names of the families, which stand last in every list of fonts: whatever a person installed comes first."""
OUTLINE: Final = 0.02
"""How wide the line around bold letters is, in em."""
_PACKAGE = "pylopdf_fonts_zh_cn"


def directory() -> Path | None:
    """Return where their files are, or None where no extra is installed; nothing is imported."""
    spec = find_spec(_PACKAGE)
    return Path(spec.origin).parent if spec is not None and spec.origin else None
