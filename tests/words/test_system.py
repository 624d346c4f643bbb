"""Where no variable says it, the language is that of Windows or macOS; whatever fails, it is English."""

import ctypes
import subprocess
import sys
from collections.abc import Callable
from types import SimpleNamespace
from typing import NoReturn

import pytest

from licreport.words.language import language_of_locale


def _fail(error: Exception) -> Callable[..., NoReturn]:
    def raising(*_: object, **__: object) -> NoReturn:
        raise error

    return raising


def windows(monkeypatch: pytest.MonkeyPatch, identifier: object) -> None:
    """Stand on a Windows that shows its menus in a language."""
    monkeypatch.setattr(sys, "platform", "win32")
    kernel = SimpleNamespace(GetUserDefaultUILanguage=lambda: identifier)
    monkeypatch.setattr(ctypes, "CDLL", {"kernel32": kernel}.__getitem__)


def macos(monkeypatch: pytest.MonkeyPatch, says: bytes) -> list[dict[str, object]]:
    """Stand on a macOS whose preferred languages are these, and return how it was asked."""
    asked: list[dict[str, object]] = []

    def run(command: list[str], **how: object) -> subprocess.CompletedProcess[bytes]:
        assert command == ["/usr/bin/defaults", "read", "-g", "AppleLanguages"]
        asked.append(how)
        return subprocess.CompletedProcess(command, 0, says, b"")

    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(subprocess, "run", run)
    return asked


WINDOWS = {
    "mainland": (0x0804, "zh"),
    "Taiwan": (0x0404, "zh"),
    "Hong Kong": (0x0C04, "zh"),
    "Singapore": (0x1004, "zh"),
    "neutral": (0x0004, "zh"),
    "United Kingdom": (0x0809, "en"),
    "Germany": (0x0407, "en"),
    "Japan": (0x0411, "en"),
    "nothing": (0, "en"),
    "no number": (None, "en"),
}


@pytest.mark.parametrize(("identifier", "lang"), WINDOWS.values(), ids=WINDOWS)
def test_windows_says_it_by_a_number(identifier: object, lang: str, monkeypatch: pytest.MonkeyPatch) -> None:
    windows(monkeypatch, identifier)
    assert language_of_locale({}) == lang


MACOS = {
    "simplified": (b'(\n    "zh-Hans-CN",\n    "en-CN"\n)\n', "zh"),
    "traditional": (b'(\n    "zh-Hant-TW"\n)\n', "zh"),
    "without quotes": (b"(\n    zh\n)\n", "zh"),
    "second only": (b'(\n    "en-GB",\n    "zh-Hans-CN"\n)\n', "en"),
    "another": (b'(\n    "ja-JP"\n)\n', "en"),
    "none": (b"(\n)\n", "en"),
    "nothing": (b"", "en"),
}


@pytest.mark.parametrize(("says", "lang"), MACOS.values(), ids=MACOS)
def test_macos_says_it_by_a_list(says: bytes, lang: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = macos(monkeypatch, says)
    assert language_of_locale({}) == lang
    (how,) = asked
    assert isinstance(how["timeout"], int)  # it never makes anybody wait for long
    assert how["stdin"] == subprocess.DEVNULL  # nor takes what `check -` is to read


FAILURES: dict[str, Exception] = {
    "is not there": FileNotFoundError(2, "No such file or directory"),
    "is not allowed": PermissionError(13, "Permission denied"),
    "takes too long": subprocess.TimeoutExpired("defaults", 2),
    "fails": subprocess.CalledProcessError(1, "defaults"),
    "is unknown": AttributeError("GetUserDefaultUILanguage"),
}


@pytest.mark.parametrize("error", FAILURES.values(), ids=FAILURES)
@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_where_the_system_cannot_be_asked_it_is_english(
    platform: str, error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(ctypes, "CDLL", _fail(error))
    monkeypatch.setattr(subprocess, "run", _fail(error))
    assert language_of_locale({}) == "en"


@pytest.mark.parametrize("name", ["LC_ALL", "LC_MESSAGES", "LANG"])
@pytest.mark.parametrize(("value", "lang"), [("en_GB.UTF-8", "en"), ("C", "en"), ("zh_CN.UTF-8", "zh")])
def test_a_variable_says_more_than_the_system(
    name: str, value: str, lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    windows(monkeypatch, 0x0809 if lang == "zh" else 0x0804)
    assert language_of_locale({name: value}) == lang


def test_other_systems_are_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.delitem(sys.modules, "licreport.words.system", raising=False)
    assert language_of_locale({}) == "en"
    assert "licreport.words.system" not in sys.modules
