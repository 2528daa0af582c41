"""Bytes become text with `\\n` line ends, or a refusal that says what they are instead."""

import codecs

from .refusals import Refused

SAMPLE = 64_000
CONTROL_SHARE = 0.02
BINARY_CONTROLS = bytes({*range(32), 127} - set(b"\t\n\v\f\r\x1b"))
# The line ends of all systems, of Unicode and of printed pages, in UTF-8; the longest first.
LINE_ENDS = (b"\r\n", b"\r", b"\v", b"\f", b"\xc2\x85", b"\xe2\x80\xa8", b"\xe2\x80\xa9")
UTF_8_BOM = codecs.BOM_UTF8
UTF_32_BOMS = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
UTF_16_BOMS = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}


def decoded(name: str, data: bytes, charset: str | None = None) -> str:
    """The text without a byte order mark; raises Refused.

    UTF-8 and UTF-16 are told by their bytes; `charset` is for what is neither.
    """
    data = _with_unix_line_ends(_as_utf_8(name, data))
    _check_not_binary(name, data)
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        if charset:
            return _decoded_as(name, data, charset)
        advice = "is not UTF-8: save it as UTF-8"
        raise Refused(name, advice, _line_at(data, error.start)) from error


def _as_utf_8(name: str, data: bytes) -> bytes:
    """The bytes without a BOM, transcoded if they are surely UTF-16."""
    if data.startswith(UTF_8_BOM):
        return data[len(UTF_8_BOM) :]
    if data.startswith(UTF_32_BOMS):
        raise Refused(name, "is UTF-32: save it as UTF-8")
    bom = UTF_16_BOMS.get(data[:2])
    encoding = bom or _bare_utf_16(data)
    if not encoding:
        return data
    try:
        return data[2 if bom else 0 :].decode(encoding).encode()
    except UnicodeDecodeError as error:
        raise Refused(name, f"is broken UTF-16, at byte {error.start:,}") from error


def _bare_utf_16(data: bytes) -> str | None:
    """UTF-16 without a BOM, where half of the bytes are NUL and all in one place of the pairs."""
    sample = data[:SAMPLE]
    if len(sample) < 4 or b"\0" not in sample:
        return None
    first, second = sample[::2].count(0), sample[1::2].count(0)
    if not first and second > len(sample) / 4:
        return "utf-16-le"
    return "utf-16-be" if not second and first > len(sample) / 4 else None


def _check_not_binary(name: str, data: bytes) -> None:
    at = data.find(b"\0")
    if at >= 0:
        raise Refused(name, "is binary, not text (a NUL byte)", _line_at(data, at))
    sample = data[:SAMPLE]
    controls = len(sample) - len(sample.translate(None, BINARY_CONTROLS))
    if controls > CONTROL_SHARE * len(sample):
        raise Refused(name, "is binary, not text (many control characters)")


def _decoded_as(name: str, data: bytes, charset: str) -> str:
    try:
        return data.decode(charset)
    except UnicodeDecodeError as error:
        line = _line_at(data, error.start)
        raise Refused(name, f"is not {charset}, as it says: save it as UTF-8", line) from error


def _line_at(data: bytes, offset: int) -> int:
    return data.count(b"\n", 0, offset) + 1


def _with_unix_line_ends(data: bytes) -> bytes:
    for line_end in LINE_ENDS:
        data = data.replace(line_end, b"\n")
    return data
