"""What holds for all tests: none depends on the clock, and many are shared among the cores."""

import os
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("suite", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("suite")

_CACHE = TemporaryDirectory(prefix="licreport-")
os.environ["LICREPORT_CACHE"] = _CACHE.name  # what runs leave for the next is not the developer's own


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """Let one process run what is in a file or has a name: more take longer to start than they save."""
    is_named = bool(config.option.keyword) or not all(Path(name).is_dir() for name in config.args)
    return 0 if is_named else None
