"""Characters that would steer a terminal, or that no file of UTF-8 can hold, made harmless."""

from newsclean.phrases.patterns import pattern

_SPACES = "\t\xa0\u2002\u2003\u2009\u202f\u3000"
_CONTROLS = pattern(r"\x1b\[[0-?]*[ -/]*[@-~]|[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
# Marks that join letters or hint at their direction (U+200C to U+200F) are part of how a script is written.
_UNSHOWN = pattern(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)
_STEERING = pattern(rb"[\x00-\x08\x0b\x0d-\x1f\x7f]|\xc2[\x80-\x9f]")


def harmless(text: str) -> str:
    """Return `text` with what would steer a terminal as escapes; spaces of all kinds stay."""
    if text.isprintable():
        return text
    return "".join([c if c.isprintable() or c in _SPACES else ascii(c)[1:-1] for c in text])


def visible(text: str) -> str:
    """Return `text` with all characters that have no shape as their escapes."""
    return "".join([c if c.isprintable() else ascii(c)[1:-1] for c in text])


def shown(text: str) -> str:
    """Return `text` for a page: what would turn the direction of what follows, or has no shape and no
    part in a script, as escapes; tabs and line feeds stay. The result can be written as UTF-8.

    >>> shown("safe\\u202etxt.exe")
    'safe\\\\u202etxt.exe'
    """
    return _UNSHOWN.sub(lambda match: ascii(match[0])[1:-1], text.replace("\r\n", "\n"))


def without_controls(text: str) -> str:
    """Return `text` without control characters and sequences for terminals; white space stays.

    >>> without_controls("Rain\\x1b[31m and\\x07 wind")
    'Rain and wind'
    """
    return text if text.isprintable() else _CONTROLS.sub("", text)


def utf8(text: str) -> str:
    """Return `text` with lone surrogates as escapes: names of files need not be UTF-8.

    >>> utf8("caf\\udce9.txt")
    'caf\\\\udce9.txt'
    """
    return text.encode("utf-8", "backslashreplace").decode()


def harmless_bytes(data: bytes) -> bytes:
    """Return UTF-8 for a terminal, control characters but line ends, tabs and form feeds as escapes."""
    return _STEERING.sub(lambda match: b"\\x%02x" % match[0][-1], data)
