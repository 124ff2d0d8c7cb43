"""Short codes of content systems that were never filled in: ``[ad_1]``, ``[youtube …]``, ``[/caption]``.

A bracket is a short code by its form: a name of one word, then attributes (``name="value"``), an
address or a number joined by an underscore; its closing twin with a slash; or a name that one
system uses for nothing else. What stands between an opening and a closing one stays, but for an
address that a player would have shown, and a caption, which becomes one of the fields `captions`. Brackets of writers ("[sic]", "[the mayor]") have none of that.
"""

from newsclean.model.change import Change
from newsclean.phrases.patterns import pattern
from newsclean.readers.held.form import Form, Undoing, counted, settled

_NAME = r"[A-Za-z][A-Za-z0-9_-]{1,30}"
_SHORT_CODE = pattern(
    rf"\[(?P<paired>embed|video|audio|youtube|vimeo|tweet|soundcloud|instagram|facebook)[^\[\]\n]{{0,80}}\]"
    r"\s?https?://[^\s\[\]]{1,400}\s?\[/(?P=paired)\]"
    rf"|\[/?{_NAME}(?:\s{{1,2}}[\w:-]{{1,40}}=(?:\"[^\"\n]{{0,400}}\"|'[^'\n]{{0,400}}'|[“”″][^”″\n]{{0,400}}[”″]|[^\s\"'\]]{{1,200}})){{1,20}}\s?/?\]"
    rf"|\[{_NAME}[ =:]\s?https?://[^\s\[\]]{{1,400}}[^\[\]\n]{{0,80}}\]"
    r"|\[(?:ad|ads|adsense|banner|wp_ad|ad_block)[_-]?\d{1,3}\]"
    r"|\[/(?:caption|gallery|embed|video|audio|vc_\w{1,30}|et_pb_\w{1,30}|dropcap|su_\w{1,20}|pullquote|blockquote|quote|color|size|url|center)\]"
    r"|\[(?:gallery|playlist|vc_row|vc_column|vc_column_text|adrotate|the_ad|toc|embed|caption|dropcap|pullquote|penci_\w{1,30}|newsletter_form|mc4wp_form|contact-form(?:-7)?|post_ads|quads)\]"
    r"|\[Gambas:[^\[\]\n]{1,40}\]",
)

# What stands in this one is a picture and its caption.
_CAPTION = pattern(
    r"\[(?P<code>caption|wp_caption)\s[^\[\]\n]{0,300}\](?P<said>[^\[\]\n]{0,400})\[/(?P=code)\]"
)
_TAG = pattern(r"<[^<>]{1,400}>")
_OPENED = pattern(rf"\[({_NAME})[ =\]]")
_CLOSED = pattern(rf"\[/({_NAME})\]")


def undo(text: str) -> Undoing | None:
    """Return what takes the short codes out of `text`; None if there are none.

    >>> from newsclean.model.change import apply
    >>> text = "It sails. [ad_1] [caption id=\\"a\\"]The quay[/caption] [dropcap]A[/dropcap] [sic]"
    >>> found = undo(text)
    >>> apply(text, found.changes), found.known
    ('It sails.   A [sic]', (('captions', ('The quay',)),))
    """
    found = [match.span() for match in _SHORT_CODE.finditer(text)]
    if not found:
        return None
    shown = list(_CAPTION.finditer(text))
    found += (match.span() for match in shown)
    names = {name[1] for a, b in found if (name := _OPENED.match(text[a:b]))}
    found += (m.span() for m in _CLOSED.finditer(text) if m[1] in names)
    changes = settled(Change(a, b, "", "short_code") for a, b in found)
    told = counted(len(changes), "short code was", "short codes were")
    said = tuple(" ".join(_TAG.sub(" ", match["said"]).split()) for match in shown)
    captions = (("captions", said),) if any(said) else ()
    return Undoing(changes, f"{told} taken out", known=captions)


SHORT_CODES = Form(
    "text with short codes",
    ("[ad", "[/", '="', "=”", "://", "[Gambas", "[gallery]", "[vc_", "[the_ad", "[toc]", "[quads"),
    undo,
)
