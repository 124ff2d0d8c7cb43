"""What recurs on a site, as rules say that were learned from a corpus and reviewed.

Cuts the fragments that the rules name which were given with `Pipeline.with_rules`: whole lines, the head or
the tail of an article, or a part of a line between two boundaries. A rule of a site holds for texts of that
site, as far as their address is known; a rule of the site ``*`` holds for every text. What a rule gives a
field goes there. The rule's name and the number of articles that it was learned from are the evidence.

Leaves alone a fragment inside a sentence, and running prose that a rule is not sure of. Without rules it
cuts nothing.

Known limits: a fragment that a site has changed since stays until its rules are learned anew.
"""

from collections.abc import Iterator
from typing import Any

from newsclean.evidence.document import Document
from newsclean.model.block import Block
from newsclean.model.claim import Claim
from newsclean.site_rules.matching import Found
from newsclean.site_rules.template import DATE, NAME
from newsclean.text.dates import read_stamp
from newsclean.text.people import people


def site_rules(document: Document) -> Iterator[Claim]:
    """Yield claims on what the site rules of the run name; see the module's text."""
    for block, found in document.site_rule_places():
        rule = found.rule
        yield block.claim(
            rule.id,
            rule.evidence,
            start=found.start,
            end=found.end,
            strength=rule.strength,
            fields=tuple(_fields(block, found)),
        )


def _fields(block: Block, found: Found) -> Iterator[tuple[str, Any]]:
    """Yield what the rule's field holds, if it has one and the fragment says it."""
    said = block.text[found.start : found.end].strip()
    match found.rule.field:
        case None:
            return
        case "authors":
            for name in found.in_slots(NAME) or people(said) or ():
                yield "authors", name
        case "published":
            stamps = map(read_stamp, found.in_slots(DATE) or [said])
            days = [stamp.published for stamp in stamps if stamp and stamp.published]
            yield from (("published", day) for day in days[:1])
        case field:
            yield field, said
