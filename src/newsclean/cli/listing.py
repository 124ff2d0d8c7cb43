"""The list of filters: their names and what they cut."""

import sys

from newsclean.filters import built_in, installed
from newsclean.text.visible import visible


def listing() -> str:
    """Return a line for each filter: its name and the first sentence of its documentation."""
    own, offered = built_in(), installed()
    known = {**offered, **own}
    width = max(map(len, known), default=0)
    lines = []
    for name, function in known.items():
        module = sys.modules.get(function.__module__)
        text = (module.__doc__ if name in own and module else None) or function.__doc__ or ""
        mark = "" if name in own else " (installed: name it in --with)"
        lines.append(f"{visible(f'{name:<{width}}  {_first_sentence(text)}{mark}')}\n")
    return "".join(lines)


def _first_sentence(text: str) -> str:
    return " ".join(text.strip().partition("\n\n")[0].split())
