"""Where the tests find what they read."""

from pathlib import Path

TESTS = Path(__file__).parent
ROOT = TESTS.parent
DATA = ROOT / "data" / "2024.toml"
EXAMPLES = ROOT / "examples"
REPORTS = TESTS / "reports"
"""Reports, and what `check` prints of each."""
GOLDEN = TESTS / "golden"
"""What documents become."""
SCHEMAS = TESTS / "schemas"
"""Schemas that others publish."""
