"""The language that Windows or macOS is set to, which neither tells by environment variables."""

import re

_CHINESE = 0x04
"""Windows' number of the language; the upper bits of an identifier say where it is spoken."""
_PRIMARY = 0x3FF
_PATIENCE = 2  # seconds, for what takes hundredths of one


def is_chinese(platform: str) -> bool:
    """Tell whether a system is set to Chinese, as far as it says so; other systems are not asked."""
    try:
        if platform == "win32":
            return _of_windows() & _PRIMARY == _CHINESE
        if platform == "darwin":
            return _of_macos().startswith("zh")
    except Exception:  # noqa: BLE001  # whatever it is that fails, the words are in English then
        return False
    return False


def _of_windows() -> int:
    """Return the identifier of the language in which Windows shows its own menus to this user."""
    import ctypes  # noqa: PLC0415  # only there

    return int(ctypes.CDLL("kernel32").GetUserDefaultUILanguage())


def _of_macos() -> str:
    """Return the tag of the first of the languages that this user prefers: `zh-Hans-CN`."""
    import subprocess  # noqa: PLC0415  # only there

    asked = subprocess.run(
        ["/usr/bin/defaults", "read", "-g", "AppleLanguages"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=_PATIENCE,
        check=True,
    )
    first = re.search(rb"[A-Za-z]+", asked.stdout)
    return first[0].decode() if first else ""
