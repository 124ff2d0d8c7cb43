"""Repair of kept text: encoding, spacing, quotes. Marks and spaces change, words never.

Each fixer is a pure function of its own; `repair_line` is the chain that a block goes through when it is
made, before filters see it. Quotes are repaired last, over all paragraphs that are kept.
"""

from newsclean.model.change import Change, TrackedText, apply
from newsclean.repair.encoding import encoding_changes, fix_encoding
from newsclean.repair.gate import line_gate, may_need_mending
from newsclean.repair.quotes import fix_quotes, quote_changes
from newsclean.repair.spacing import fix_spacing, spacing_changes

__all__ = [
    "Change",
    "TrackedText",
    "apply",
    "encoding_changes",
    "fix_encoding",
    "fix_quotes",
    "fix_spacing",
    "line_gate",
    "may_need_mending",
    "quote_changes",
    "repair_line",
    "spacing_changes",
]

ROUNDS = 8  # white space that goes may bring mojibake together, and the other way round


def repair_line(text: str, language: str | None = None) -> list[Change]:
    """Return what encoding and spacing repair change in one line, until nothing is left to change.

    Args:
        text: one line, without line breaks.
        language: its language as a code (``fr``), if known; French keeps its own spaces.

    >>> apply("cafÃ©  owner", repair_line("cafÃ©  owner"))
    'café owner'
    """
    tracked = TrackedText(text)
    for _ in range(ROUNDS):
        before = tracked.text
        tracked.revise(encoding_changes(tracked.text))
        tracked.revise(spacing_changes(tracked.text, language=language))
        if tracked.text == before:
            return tracked.changes
    return []  # a tower of entities in entities: left whole, so that it is left the same again
