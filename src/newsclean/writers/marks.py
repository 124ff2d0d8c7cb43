"""Marks for people: colours on a terminal, plain marks elsewhere."""

Style = tuple[tuple[str, str], tuple[str, str]]  # (before, after) without and with colour

CUT: Style = (("[-", "-]"), ("\x1b[9;31m", "\x1b[0m"))
NEW: Style = (("{+", "+}"), ("\x1b[32m", "\x1b[0m"))
DIM: Style = (("", ""), ("\x1b[2m", "\x1b[0m"))
BOLD: Style = (("", ""), ("\x1b[1m", "\x1b[0m"))
RED: Style = (("", ""), ("\x1b[31m", "\x1b[0m"))
GREEN: Style = (("", ""), ("\x1b[32m", "\x1b[0m"))
CYAN: Style = (("", ""), ("\x1b[36m", "\x1b[0m"))


def paint(text: str, style: Style, colour: bool) -> str:
    """Return `text` between the marks of `style`, in colour or plain; blank text needs none."""
    before, after = style[colour]
    return f"{before}{text}{after}" if text and not (colour and text.isspace()) else text
