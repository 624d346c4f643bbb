"""What a new file may be called: a name on every system, and no path. What is wrong with it is said, not mended."""

import re
from unicodedata import category

from licreport.files.paths import SUFFIX
from licreport.words.language import MisuseError, Words


def file_name(typed: str) -> str:
    """Return the name of the file that is meant by what was typed, with its ending; raises MisuseError for none."""
    name = typed.strip()
    stem = name[: -len(SUFFIX)] if name.lower().endswith(SUFFIX) else name
    if not stem.strip(". "):
        raise MisuseError(_NONE)
    if (wrong := re.search(r'[/\\<>:"|?*]', stem)) is not None:
        raise MisuseError(_CHARACTER, {"name": name, "character": wrong[0]})
    if any(category(one) in _UNSEEN for one in stem):
        raise MisuseError(_NOT_SEEN)
    if stem.startswith("."):
        raise MisuseError(_HIDDEN, {"name": name})
    if re.fullmatch(_DEVICES, stem.partition(".")[0].rstrip().upper()):
        raise MisuseError(_DEVICE, {"name": name})
    if len(stem.encode()) > _LONGEST:
        raise MisuseError(_TOO_LONG, {"count": str(len(stem)), "most": str(_LONGEST // 3)})
    return f"{stem}{SUFFIX}"


_UNSEEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}
_DEVICES = r"CON|PRN|AUX|NUL|(?:COM|LPT)[0-9¹²³]"
_LONGEST = 180  # bytes, of which a Chinese character takes three; some systems take no more than 255 with the ending
_NONE = Words("say what the file is to be called", "请填写文件名")
_CHARACTER = Words(
    "{name} cannot be the name of a file: it holds {character}; type a name, without a folder",
    "{name} 不能作文件名：其中有 {character}；请只填写文件名，不含文件夹",
)
_NOT_SEEN = Words("the name holds a character that is not seen; type it anew", "文件名中有不可见的字符，请重新输入")
_HIDDEN = Words(
    "{name} would be hidden: a name cannot begin with a full stop", "{name} 会成为隐藏文件：文件名不能以点开头"
)
_DEVICE = Words(
    "{name} is the name of a device on Windows; choose another", "{name} 在 Windows 上是设备名，请另取文件名"
)
_TOO_LONG = Words(
    "the name has {count} characters, too many for some systems; {most} are safe",
    "文件名有 {count} 个字符，在有的系统上过长；{most} 个以内为宜",
)
