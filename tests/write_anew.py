"""Write anew what the tests compare with, after a change that is meant; then read the difference.

`python tests/write_anew.py` writes all of it; `python tests/write_anew.py docs guards` only what is named.
"""

import sys
from importlib import import_module

WRITERS = {
    "docs": "test_docs",
    "guards": "rules.test_guards",
    "reports": "check.test_reports",
    "golden": "compose.test_golden",
    "docx": "render.test_docx",
    "html": "render.test_html",
    "markdown": "render.test_markdown",
}
"""What can be written, and the module that compares with it."""

if __name__ == "__main__":
    for name in sys.argv[1:] or WRITERS:
        import_module(WRITERS[name]).write_anew()
