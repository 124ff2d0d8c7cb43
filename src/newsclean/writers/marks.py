"""Marks for people: colours on a terminal, plain marks elsewhere."""

Style = tuple[tuple[str, str], tuple[str, str]]  # (before, after) without and with colour

CUT: Style = (("[-", "-]"), ("\x1b[9;31m", "\x1b[0m"))
NEW: Style = (("{+", "+}"), ("\x1b[32m", "\x1b[0m"))
DIM: Style = (("", ""), ("\x1b[2m", "\x1b[0m"))
BOLD: Style = (("", ""), ("\x1b[1m", "\x1b[0m"))
RED: Style = (("", ""), ("\x1b[31m", "\x1b[0m"))
GREEN: Style = (("", ""), ("\x1b[32m", "\x1b[0m"))
CYAN: Style = (("", ""), ("\x1b[36m", "\x1b[0m"))

_SPACES = "\t\xa0\u2002\u2003\u2009\u202f\u3000"


def paint(text: str, style: Style, colour: bool) -> str:
    """Return `text` between the marks of `style`, in colour or plain; blank text needs none."""
    before, after = style[colour]
    return f"{before}{text}{after}" if text and not (colour and text.isspace()) else text


def harmless(text: str) -> str:
    """Return `text` with what would steer a terminal as escapes; spaces of all kinds stay."""
    if text.isprintable():
        return text
    return "".join([c if c.isprintable() or c in _SPACES else ascii(c)[1:-1] for c in text])


def visible(text: str) -> str:
    """Return `text` with all characters that have no shape as their escapes."""
    return "".join([c if c.isprintable() else ascii(c)[1:-1] for c in text])
