"""The kinds of field a table may have: how each is read from TOML, and the words for what it refuses.

Every refusal is a pydantic error of type `unfit` that carries the `UnfitError`, so that no wording of pydantic's own
reaches a user. Beside its reader, each kind bears the facts that the reader goes by (`COUNT`, `LEVELS`, `YEARS`, …), so
that the format can be described without being read.
"""

import datetime
import re
from collections.abc import Callable, Mapping
from enum import Enum
from typing import Annotated, Any, NamedTuple

from pydantic import Field
from pydantic_core import CoreSchema, PydanticCustomError
from pydantic_core.core_schema import (
    ValidationInfo,
    no_info_plain_validator_function,
    with_info_plain_validator_function,
)

from licreport.figures.reading import AMOUNT, COUNT, LIMIT, POINTS, RATE, VALUE, UnfitError, reader
from licreport.figures.stated import Stated
from licreport.words.alike import SEEN, is_seen
from licreport.words.language import Lang, Words


class Adds(Enum):
    """Whether a figure of a report is the sum of that of its parts."""

    ALWAYS = "always"
    DEPARTMENTS = "departments"
    """Only if the parts are departments: what they handle is divided among them, but areas handle much the same."""
    NEVER = "never"


class Pattern(NamedTuple):
    """What must be found in a text, as a regular expression."""

    pattern: str


FORMAT = 1
YEARS = range(1949, 2101)
NOT_BLANK = Pattern(SEEN)


class Choices(NamedTuple):
    """The words that a key may be."""

    words: tuple[str, ...]

    def read(self, value: object) -> str:
        """Return the value where it is one of the words."""
        if isinstance(value, str) and value in self.words:
            return value
        listed = ", ".join(f'"{word}"' for word in self.words)
        raise UnfitError(
            Words("is not one of the words it may be", "不是可用的词"),
            Words(f"write one of {listed}", f"请写其中之一：{listed}"),
        )


LEVELS = Choices(("state", "province", "city", "district", "department"))
"""From the highest: a ministry's report is the state's."""

LANGUAGES = Choices(("zh", "en"))

COUNTINGS = Choices(("event", "cohort"))
"""The decisions of the period, whenever applied for; or the applications of the period, and what became of them."""

UNKNOWN = "unknown"
"""How a report counts, where it does not say."""

BREAKDOWNS = Choices(("complete", "partial", UNKNOWN))


class OrUnknown(NamedTuple):
    """True, false, or a word that says that it is not known which."""

    word: str

    @property
    def words(self) -> tuple[str, ...]:
        """What it may be, in short."""
        return "true", "false", self.word


class Names(NamedTuple):
    """Names in a list, or a word that stands for all there are."""

    word: str

    @property
    def words(self) -> tuple[str, str]:
        """What it may be, in short."""
        return self.word, "[…]"

    def read(self, value: object) -> str | tuple[str, ...]:
        """Return the word, or the names."""
        if value == self.word:
            return self.word
        if isinstance(value, list) and value and all(isinstance(name, str) and is_seen(name) for name in value):
            return tuple(value)
        raise UnfitError(
            Words("is neither that word nor a list of names", "既不是这个词，也不是名称的列表"),
            Words(f'write "{self.word}" or names, ["甲区", "乙区"]', f'请写 "{self.word}" 或名称，如 ["甲区", "乙区"]'),
        )


PARTS = Names("complete")


class Addressed(NamedTuple):
    """The addresses of figures in a list: `["applications.denied"]`."""


ADDRESSED = Addressed()


class Reading(NamedTuple):
    """How pydantic reads a field: by a function alone.

    Pydantic's own `PlainValidator` asks for a schema of the field's type as well, by which nothing would be read, and
    which takes a third of the time that the models take to be built.
    """

    validate: Callable[[object], object]

    def __get_pydantic_core_schema__(self, source: object, handler: object) -> CoreSchema:
        """Return the schema by which a field is read, whatever its type."""
        return no_info_plain_validator_function(self.validate)


def read(function: Callable[[object], object], *, plain: bool = False) -> Reading:
    """Make a pydantic validator of a reader; what it refuses comes back as an `unfit` error that carries the words."""

    def validate(value: object) -> object:
        if plain and type(value) is int and 0 <= value <= LIMIT:
            return value  # what most figures are, without another call
        try:
            return function(value)
        except UnfitError as error:
            raise PydanticCustomError("unfit", "{unfit}", {"unfit": error}) from None

    return Reading(validate)


class ReadBeside(NamedTuple):
    """How pydantic reads a field that must fit those of its table that stand before it."""

    function: Callable[[object, Mapping[str, object]], object]

    def __get_pydantic_core_schema__(self, source: object, handler: object) -> CoreSchema:
        """Return the schema by which a field is read beside others."""

        def validate(value: object, info: ValidationInfo) -> object:
            try:
                return self.function(value, info.data)
            except UnfitError as error:
                raise PydanticCustomError("unfit", "{unfit}", {"unfit": error}) from None

        return with_info_plain_validator_function(validate)


def _text(value: object) -> str:
    if isinstance(value, str) and is_seen(value):
        return value
    empty = isinstance(value, str)
    raise UnfitError(
        Words("is empty", "是空的") if empty else Words("is not text", "不是文字"),
        Words("write some text, or leave the key out", "请填写文字，或删去这一项")
        if empty
        else Words('write text in quotes, "…"', '请写在引号里："…"'),
    )


def _date(value: object) -> datetime.date:
    if type(value) is datetime.date:  # a datetime is a date too, but no report is signed at an hour
        return value
    quoted = isinstance(value, str)
    meant = _date_meant(value) if isinstance(value, str) else "2025-03-20"
    remedy = Words(f"without quotes: {meant}", f"不加引号：{meant}") if quoted else Words(meant, meant)
    raise UnfitError(Words("is not a date", "不是日期"), Words(f"write a date, {remedy.en}", f"请写日期，{remedy.zh}"))


def _date_meant(text: str) -> str:
    """Return the date that a text names, as TOML has it (2026年3月18日, 2026/3/18); an example where it names none."""
    match = re.fullmatch(r"\s*(\d{4})\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})\s*日?\s*", text)
    try:
        return datetime.date(*map(int, match.groups())).isoformat() if match else "2025-03-20"
    except ValueError:
        return "2025-03-20"


def _bound(value: object, before: Mapping[str, object]) -> datetime.date:
    """Return the first or the last day of what is reported on, which lies within the year."""
    date, year, first = _date(value), before.get("year"), before.get("from")
    if isinstance(year, int) and date.year != year:
        raise UnfitError(
            Words(f"is not in {year}, the year reported on", f"不在报告年度 {year} 年之内"),
            Words("write a day of that year; no report is on parts of two", "请写该年度内的日期；一份报告不跨年度"),
        )
    if isinstance(first, datetime.date) and date < first:
        raise UnfitError(
            Words(f"is before {first}, the first day reported on", f"早于起始日期 {first}"),
            Words("write the last day, or correct `from`", "请写截止日期，或更正 `from`"),
        )
    return date


def _year(value: object) -> int:
    if type(value) is int and value in YEARS:
        return value
    raise UnfitError(
        Words("is not a year of four digits", "不是四位数的年份"), Words("write a year, 2024", "请写年份，如 2024")
    )


def _format(value: object) -> int:
    if type(value) is int and value == FORMAT:
        return value
    raise UnfitError(
        Words("is not a format that this version reads", "不是本版本能读的格式"),
        Words(f"write {FORMAT}", f"请写 {FORMAT}"),
    )


def _convention(value: object) -> bool | str:
    if isinstance(value, bool):
        return value
    if value == UNKNOWN:
        return UNKNOWN
    raise UnfitError(
        Words("is neither true nor false", "既不是 true 也不是 false"),
        Words(
            f'write true or false, or "{UNKNOWN}" where the report does not say',
            f'请写 true 或 false；报告没有写明的，写 "{UNKNOWN}"',
        ),
    )


def _or_missing(function: Callable[[object], Stated]) -> Callable[[object], Stated | None]:
    """Let None through, which no TOML can hold: it stands in for a value that did not load, and is never a zero."""
    return lambda value: None if value is None else function(value)


def _reason(value: object) -> str:
    return value if isinstance(value, str) else _text(value)  # an empty reason has a rule of its own


Count = Annotated[Stated | None, COUNT, read(reader(COUNT), plain=True)]
Amount = Annotated[Stated | None, AMOUNT, read(reader(AMOUNT))]
Rate = Annotated[Stated | None, RATE, read(reader(RATE))]
Value = Annotated[Stated | None, VALUE, read(_or_missing(reader(VALUE)))]
Points = Annotated[Stated | None, POINTS, read(reader(POINTS))]
Difference = Annotated[Stated | None, VALUE, read(reader(VALUE))]
Text = Annotated[str | None, NOT_BLANK, read(_text)]
Name = Annotated[str, NOT_BLANK, read(_text)]
Reason = Annotated[str | None, read(_reason)]
Date = Annotated[datetime.date | None, read(_date)]
Bound = Annotated[datetime.date | None, ReadBeside(_bound)]
Year = Annotated[int, YEARS, read(_year)]
Format = Annotated[int, read(_format)]
Convention = Annotated[bool | str | None, OrUnknown(UNKNOWN), read(_convention)]
Level = Annotated[str | None, LEVELS, read(LEVELS.read)]
Counting = Annotated[str | None, COUNTINGS, read(COUNTINGS.read)]
Language = Annotated[Lang | None, LANGUAGES, read(LANGUAGES.read)]
Parts = Annotated[str | tuple[str, ...] | None, PARTS, read(PARTS.read)]
Breakdown = Annotated[str | None, BREAKDOWNS, read(BREAKDOWNS.read)]


def figure(  # noqa: PLR0913  # a declaration says all of it in one place
    unit: str,
    zh: str,
    en: str,
    meaning: Words,
    *,
    required: bool = False,
    adds: Adds = Adds.ALWAYS,
    accumulates: bool = True,
    also: tuple[str, ...] = (),
    printed_as: str = "",
    by: str = "",
    outcome: str = "",
    mark: str = "",
) -> Any:  # noqa: ANN401  # as pydantic's
    """Declare a figure: its unit (empty where it is named beside it), its labels, what it counts, how it adds up.

    One that does not accumulate is what there is at one time, not what happens in a period, or may be undone in it, as
    items are added and removed again. `also` is what reports call it besides in running text; `printed_as` are further
    words that documents print it under, parted by blanks, by which it is read and nothing is checked.

    Of case records it counts those whose date of `by` (applied, accepted, decided) lies in the period, or that are open
    on its first or behind its last day, with one of the outcomes and the mark; `cases/definitions.py` says what these
    mean. Without `by`, case records do not tell it.
    """
    default = ... if required else None
    extra: dict[str, Any] = {
        "zh": zh,
        "meaning": meaning.zh,
        "unit": unit,
        "adds": adds.value,
        "accumulates": accumulates,
    }
    extra |= {"also": list(also), "printed_as": printed_as.split(), "counted": (by, outcome, mark)}
    return Field(default=default, title=en, description=meaning.en, json_schema_extra=extra)


def entry(zh: str, en: str, meaning: Words, *, required: bool = False) -> Any:  # noqa: ANN401  # as above
    """Declare a key that is not a figure: a name, a date, a choice."""
    default = ... if required else None
    extra: dict[str, Any] = {"zh": zh, "meaning": meaning.zh}
    return Field(default=default, title=en, description=meaning.en, json_schema_extra=extra)


def section(heading: str, name: str, english: str) -> Any:  # noqa: ANN401  # as above
    """Declare a section of the prose: its heading in Chinese, its name, its heading in English."""
    return entry(heading, name, Words(english, heading))
