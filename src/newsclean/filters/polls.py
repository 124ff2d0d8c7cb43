"""Polls, ratings, quizzes' buttons and reports of errors.

Cuts lines that ask for a rating ("Rate this article", "Was this article helpful?"), what such a
widget shows ("Average rating: 4.2", "37 Bewertungen", "3,214 votes", "Thank you for your vote!"),
its buttons ("View results", "Abstimmen"), and invitations to report an error ("Report a typo",
"Fehler gefunden?", "Нашли ошибку? …"). A word that is an ordinary one too ("Vote", "Umfrage",
"Quiz") and a lone share of votes ("42 %") go only beside such a line or after the last prose. A
question goes with its answers if they are a yes, a no and one that cannot tell.

Leaves alone the stars and marks of a review (without a count of votes), sentences about surveys, votes and elections, and a poll's question whose answers are
not there, which cannot be told from a subhead.

Known limits: answers that are no yes and no stay unless they are a share of votes alone.
"""

from collections.abc import Iterator

from newsclean.evidence.document import Document
from newsclean.evidence.line_rules import line_rule
from newsclean.evidence.lines import is_residue
from newsclean.evidence.position import has_company, lines_after
from newsclean.model.block import Block
from newsclean.model.claim import Claim
from newsclean.phrases import cues, fold, folded, table, worded
from newsclean.phrases.match import CONTEXT, EXACT, STRONG
from newsclean.phrases.patterns import pattern
from newsclean.text.speech import quotes_somebody

_NAME = "polls"
_LONGEST = 60
_LONGEST_SHARE = 12  # characters of a share of votes
_QUESTION = 160  # characters of a poll's question
_ANSWERS = 6  # lines of answers under it, at most
_ANSWER = 90  # characters of one
_GLUED = 320  # characters of answers on one line
_SIGNS = "★☆⭐✩"
# "★★★★☆", "4.2/5", "4,5 von 5 Sternen (37 Bewertungen)", "[Total: 12 Average: 4.1]"
_STARS = pattern(r"[★☆⭐✩✭\s]{2,20}(?:[\d.,/() ]{0,20})")
_TOTALS = worded(
    _NAME,
    r"[\[(]?\s?(?:{rating}|{total})\W{0,3}\d{1,6}\b"
    r".{0,40}\d(?:[.,]\d{1,2})?\s?(?:/\s?\d{1,2})?\s?[\])]?",
)
_RATING_WORD = worded(_NAME, "{rating}|{total}")
_SENTENCE_END = pattern(r"[.!?。] ?")
_ASKED = pattern(r"[^?？؟]*[?？؟]\s?")
_YES_NO = ("yes", "no")
_CALL = 7  # words behind a question that only a page asks: "Let us know"
_SAID = 3  # answers of a poll, at least
_SHARE = pattern(r"(?:\d{1,3}(?:[.,]\d{1,2})?\s?%|\(?\d{1,6}\)?)")


def polls(document: Document) -> Iterator[Claim]:
    """Yield claims on polls, ratings and reports of errors; see the module's text."""
    yield from document.phrase_claims(_NAME)
    for block, counted in document.matching_lines(_rating):
        beside = has_company(document, block, _is_of_poll)
        # Stars alone may be a critic's verdict in a review; a count of votes is not.
        sure = counted == "counted" or beside
        yield block.claim("rating", block.text, strength=EXACT if sure else CONTEXT)
    for block, _ in document.matching_lines(_asks_and_goes_on):
        yield block.claim("poll", block.text, strength=EXACT)
    for block, _ in document.matching_lines(_asks):
        yield from _answered(document, block)
    if not document.phrase_matches(_NAME):
        return
    for block, match in document.phrase_matches(_NAME, "word"):
        if match.phrase == block.key and (
            document.after_body(block) or has_company(document, block, _is_of_poll)
        ):
            yield block.claim("word", match.phrase, strength=STRONG)
    for block, _ in document.matching_lines(_is_share):
        if has_company(document, block, _is_of_poll):
            yield block.claim("share", block.text, strength=STRONG)


@line_rule(cues_from=lambda: [*_SIGNS, *cues(_NAME, "rating")], longest=_LONGEST)
def _rating(block: Block) -> str:
    """Return ``counted`` if the block shows a rating and how many gave it, else ``bare`` or "".

    Without a count it may be the judgement of a review.
    """
    text = block.text
    if _TOTALS.fullmatch(text):
        return "counted" if len(_RATING_WORD.findall(text)) >= 2 or "(" in text else "bare"
    stars = _STARS.fullmatch(text)
    return "" if not stars else "counted" if "(" in text else "bare"


@line_rule("%", longest=_LONGEST_SHARE)
def _is_share(block: Block) -> bool:
    """Is the block a share of votes and nothing else?"""
    return bool(_SHARE.fullmatch(block.text))


@line_rule(longest=_QUESTION, closes="?？".__contains__)
def _asks(block: Block) -> bool:
    return True


@line_rule("?", "？", "؟", longest=_QUESTION)
def _asks_and_goes_on(block: Block) -> bool:
    """Is the block a question and its buttons, or what to do: "Was this helpful? Yes No", "Typo? Tell us"?"""
    asked = _ASKED.match(block.text)
    if not asked:
        return False
    rest = block.text[asked.end() :]
    answers = fold(rest).replace("/", " ").split()
    if len(answers) == len(_YES_NO) and all(map(_begins, answers, _YES_NO)):
        return True
    brief = 0 < len(answers) <= _CALL and len(rest) <= _LONGEST
    return brief and fold(asked[0].rstrip()) in folded(_NAME, "ask") and not quotes_somebody(rest)


def _answered(document: Document, question: Block) -> Iterator[Claim]:
    """Yield claims on a question and its answers: a yes, a no and one that cannot tell."""
    answers: list[Block] = []
    said: list[str] = []
    for block in lines_after(document, question, _ANSWERS):
        if len(block.text) > (_ANSWER if answers else _GLUED):
            return
        answers.append(block)
        said += [fold(part) for part in _SENTENCE_END.split(block.text) if part]
        if not (said and _begins(said[0], "yes")):
            return
        if len(said) >= _SAID and _begins_any(said[1:], "no") and _is_unsure(said[-1]):
            for b in (question, *answers):
                yield b.claim("poll", question.text[:60], strength=EXACT)
            return


def _begins_any(sentences: list[str], kind: str) -> bool:
    return any(_begins(sentence, kind) for sentence in sentences)


def _begins(sentence: str, kind: str) -> bool:
    """Is the first word of `sentence` one of yes, or of no?"""
    return sentence.replace(",", " ").split(" ", 1)[0] in table(_NAME)[kind]


def _is_unsure(sentence: str) -> bool:
    return any(words in sentence for words in table(_NAME)["unsure"])


def _is_of_poll(block: Block) -> bool:
    """Is the block a line of a poll beyond doubt?"""
    return is_residue(block, _NAME)
