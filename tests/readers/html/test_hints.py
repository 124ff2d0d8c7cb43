"""What markup says of blocks, and the filter that acts on it."""

from newsclean.evidence.document import Document
from newsclean.filters.page_hints import page_hints
from newsclean.model.metadata import Metadata
from newsclean.readers.html.align import align
from newsclean.readers.html.blocks import blocks_of, wrappers
from newsclean.readers.html.page import parse
from newsclean.repair.blocks import block_at

PROSE = "The bridge over the Lune was opened to traffic again on Monday, two years after the flood."
MORE = "About three hundred people walked across behind the town band, among them many pupils."


def flat(html):
    return blocks_of(parse(f"<html><body>{html}</body></html>".encode(), []), [])


def document(*lines, **known):
    """Return a Document of (text, hints, link share) lines."""
    source = "\n\n".join(text for text, *_ in lines)
    blocks, at = [], 0
    for text, hints, links in lines:
        span = (at, at + len(text))
        blocks.append(block_at(source, (span,), "en", hints=frozenset(hints), link_share=links))
        at = span[1] + 2
    return Document(source, blocks, title="Bridge opens", metadata=Metadata(**known))


def cut(doc):
    return [(claim.rule, claim.block.text) for claim in page_hints(doc)]


def test_blocks_are_told_apart_by_their_tags_and_breaks():
    blocks = flat(
        f"<h2>Head</h2><p>One <b>bold</b> word<br>next</p><ul><li>Item</ul><div>{PROSE}</div>"
    )
    assert [(b.kind, b.text) for b in blocks] == [
        ("heading", "Head"),
        ("paragraph", "One bold word"),
        ("paragraph", "next"),
        ("list_item", "Item"),
        ("paragraph", PROSE),
    ]


def test_words_in_elements_of_their_own_stay_apart():
    blocks = flat("<p><b>Lune</b> <i>bridge</i>&nbsp;<a href='/x'>opens</a><br><b>At last</b></p>")
    assert [b.text for b in blocks] == ["Lune bridge opens", "At last"]


def test_link_share_counts_links_but_not_those_within_the_page():
    whole, none = flat('<p><a href="/x">Away</a></p><p><a href="#x">Here</a></p>')
    assert (whole.link_share, none.link_share) == (1.0, 0.0)


def test_a_class_name_gives_a_hint_to_all_that_is_within():
    (block,) = flat(
        '<div class="c-related-articles"><section><p>Flood took the pier</p></section></div>'
    )
    assert block.names() == {"related"}


def test_the_id_of_a_heading_says_nothing():
    (block,) = flat('<h2 id="comments">Comments</h2>')
    assert block.names() == set()


def test_an_element_that_holds_the_article_gives_no_hint():
    blocks = flat(f'<div class="teaser">{f"<p>{PROSE}</p>" * 5}</div>')
    ignored = wrappers(blocks, range(5))
    assert blocks[0].names(ignored) == set()


def test_lines_are_found_whole_in_part_and_over_several_blocks():
    blocks = flat(f"<p>{PROSE}</p><table><tr><td>One</td><td>Two</td></tr></table><p>{MORE}</p>")
    lines = [PROSE, "One | Two", MORE[10:60], "nowhere at all"]
    assert [list(place) for place in align(lines, blocks)] == [[0], [1, 2], [3], []]


def test_a_line_that_occurs_twice_is_found_where_it_is_due():
    blocks = flat("<p>Yes.</p><p>No.</p><p>Yes.</p>")
    assert [list(place) for place in align(["No.", "Yes."], blocks)] == [[1], [2]]


def test_a_caption_is_cut_and_kept_as_a_field():
    doc = document((PROSE, {"paragraph"}, 0), ("The bridge at dawn.", {"caption", "figure"}, 0))
    (claim,) = page_hints(doc)
    assert claim.fields == (("captions", "The bridge at dawn."),)


def test_a_headline_link_is_cut_on_news_pages_only():
    line = "Flood took the old pier in a night"
    assert cut(document((PROSE, {"news"}, 0), (line, {"news", "paragraph"}, 1.0))) == [
        ("link", line)
    ]
    assert cut(document((PROSE, {"paragraph"}, 0), (line, {"paragraph"}, 1.0))) == []


def test_what_articlebody_lacks_is_cut_but_lists_are_not():
    line = "You may share this account with one other person only."
    assert cut(document((PROSE, {"paragraph"}, 0), (line, {"outside_body"}, 0))) == [
        ("outside_body", line)
    ]
    assert cut(document((PROSE, {"paragraph"}, 0), (line, {"outside_body", "list_item"}, 0))) == []


def test_the_names_of_the_authors_alone_are_cut():
    doc = document(
        (PROSE, {"paragraph"}, 0),
        ("Jane Roe and John Doe", {"paragraph"}, 0),
        authors=("Jane Roe", "John Doe"),
    )
    assert cut(doc) == [("author", "Jane Roe and John Doe")]


def test_a_note_on_the_author_at_the_end_is_cut_and_a_sentence_about_her_within_is_not():
    bio = "Jane Roe is a reporter at the Herald and has written on rivers since 2010."
    hints = {"paragraph"}
    assert cut(document((PROSE, hints, 0), (bio, hints, 0), authors=("Jane Roe",))) == [
        ("author_bio", bio)
    ]
    assert (
        cut(document((PROSE, hints, 0), (bio, hints, 0), (MORE, hints, 0), authors=("Jane Roe",)))
        == []
    )


def test_a_text_without_markup_is_never_touched():
    assert cut(document((PROSE, (), 0), ("Comments", (), 0))) == []


def test_a_paragraph_that_runs_on_from_the_byline_is_no_note_on_the_author():
    lines = (f"By Ada Moor {PROSE}", (), 0.0), (f"Ada Moor reports from Harwick. {MORE}", ("x",), 0)
    assert [text for _, text in cut(document(*lines, authors=("Ada Moor",)))] == [lines[1][0]]
    assert cut(document((lines[0][0], ("x",), 0.0), authors=("Ada Moor",))) == []
