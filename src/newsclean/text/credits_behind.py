"""Picture credits whose label stands behind the name: "Jono Kazlausko nuotr.", "(MTI fotója)"."""

from newsclean.phrases import worded
from newsclean.text.agencies import agency_kind
from newsclean.text.credits import Credit, read_credit

TAKEN = worded("photo_credits", r"{taken}$")
"""Such a label at the end of a line."""
_TAKERS = 3  # words of a name before its label


def taken_credit(text: str) -> Credit | None:
    """Return the Credit of a line that ends in its label: "Jono Kazlausko nuotr.", "(MTI fotója)"."""
    inner = text.strip(" .()")
    found = TAKEN.search(inner)
    who = inner[: found.start()].rstrip() if found else ""
    parts = who.split()
    capitals = 0 < len(parts) <= _TAKERS and all(part[0].isupper() for part in parts)
    if not capitals or (len(parts) == 1 and not (who.isupper() or agency_kind(who))):
        return None
    return read_credit(who) or Credit(person=None, agency=who, text=text)
