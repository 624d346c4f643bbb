"""Pages that are looked at in a frame: each is kept until it was shown, for a key that nobody can guess."""

import secrets
from collections import OrderedDict
from threading import Lock

from licreport.serve.answers import Answer

KEPT = 8
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; sandbox"
"""What a report that was compiled may do in its frame: look as it does, and nothing else."""


class Previews:
    """The pages that were made, and not yet shown."""

    def __init__(self) -> None:
        self._pages: OrderedDict[str, bytes] = OrderedDict()
        self._lock = Lock()

    def keep(self, page: bytes) -> str:
        """Keep a page, and return its key; of more than a few the oldest is let go."""
        key = secrets.token_urlsafe(24)
        with self._lock:
            self._pages[key] = page
            while len(self._pages) > KEPT:
                self._pages.popitem(last=False)
        return key

    def take(self, key: str) -> Answer | None:
        """Return a page, once."""
        with self._lock:
            page = self._pages.pop(key, None)
        return None if page is None else Answer(200, page, "text/html; charset=utf-8", POLICY)
