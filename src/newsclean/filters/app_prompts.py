"""Prompts to get an app, to allow notifications, and to log in or register.

Cuts lines that are such a prompt ("Download our app", "Turn on notifications", "Create a free
account"), short lines that open with an imperative and name the site's app ("Click here to get
the Harwick Post app", "Follow the news in our app – for iOS and Android"), and names of app
stores and account words ("App Store", "Log in", "My account") beside another prompt or outside
the body.

Leaves alone sentences about apps, phones and accounts, and words such as "Register" as subheads.

Known limits: an invitation that does not say whose app it is about is kept when it reads like a
sentence of prose, since advice to readers does so too.
"""

from collections.abc import Iterator

from newsclean.evidence.document import Document
from newsclean.evidence.lines import invitations
from newsclean.evidence.position import has_company, is_outside_body
from newsclean.model.block import Block
from newsclean.model.claim import Claim
from newsclean.phrases.match import STRONG

_LONGEST = 200  # characters of an invitation


def app_prompts(document: Document) -> Iterator[Claim]:
    """Yield claims on app, notification and account prompts; see the module's text."""
    yield from document.phrase_claims("app_prompts")
    yield from invitations(document, "app_prompts", "apps", _LONGEST)
    for block, match in document.phrase_matches("app_prompts", "word"):
        if is_outside_body(document, block) or has_company(document, block, _is_prompt):
            yield block.claim("word", match.phrase, strength=STRONG)
    for block, match in document.phrase_matches("app_prompts", "answer"):
        if has_company(document, block, _is_prompt):
            yield block.claim("answer", match.phrase, strength=STRONG)


def _is_prompt(block: Block) -> bool:
    """Does the block meet a phrase that is more than an opening or an answer?"""
    return any(
        match.filter == "app_prompts" and match.rule not in ("invitation", "answer")
        for match in block.matches
    )
