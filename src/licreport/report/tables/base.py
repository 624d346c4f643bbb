"""What every table of the data format is, and the figures in it."""

from typing import ClassVar

from pydantic import BaseModel, ConfigDict

from licreport.words.language import Words

ENDED = "approved denied withdrawn forwarded"
"""The outcomes of an accepted application, all of which end it."""


class Table(BaseModel):
    """A table of the data format: read once, never changed, no key that it does not declare."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)
    label: ClassVar[Words]
    zh: ClassVar[str] = ""
    """What the docstring says, in Chinese."""
