"""Hostile texts: cues, marks, broken encodings, containers and prose in any order."""

from hypothesis import strategies as st

from newsclean.testing.articles import paragraphs, titles
from newsclean.testing.residue import residue

_CUES = (
    "©", "(c)", "...", "…", " | ", " > ", " – ", "» ", "- ", "• ", ": ", "“", "”", "\"", "'", "’", "„", "«",
    "\n", "\n\n", "\r\n", "\r", "\u2028", "\x85", "\x00", "\x1b[0m", "\u200b", "\u200d", "\ufeff", "\xad", "\xa0",
    "â€œ", "Ã©", "&amp;", "&quot;", "&#8220;", "<br>", "(AP) — ", "12:30", "2024", "#tag", "@name",
    "https://t.co/x", ". ", "? ", "。", "、", "「", "」", "\u202e", "\ud800", "e\u0301", "🏴", "ﬁ",
)  # fmt: skip
_MARKS = (
    "<p>", "</p>", "<br>", "<b>", "</b>", "<a href='x'>", "</a>", "<!--", "-->", "<script>", "</script>", "<![CDATA[", "]]>",
    "&lt;", "&gt;", "&amp;", "&nbsp;", "\\n", "\\n\\n", '\\"', "\\u201c", "\\ud83d\\ude00", "\\ud800", "\\", "\\\\", "\\xa0", "\\/",
    "['", "', '", "']", '""', '"', "[a](https://a.example)", "[", "](", ")", "![", "**", "# ", "## ", "| a | b |\n", "|---|---|\n",
    "[1]: https://a.example/x\n", "[a][1]", "*", "_", "`", "NEWLINE_CHAR", "-LRB- ", " -RRB-", "`` ", " ''", " @-@ ", "[SEP]", "</s>", "<n>",
    "[ad_1]", "[/caption]", '[x a="b"]', "[edit]", "[1]", '{"text": "', '"}', "---\ntitle: ", "\n---\n", "LENGTH: 4 words\n", "LOAD-DATE: May\n",
    "HEADLINE: ", "BODY:\n", "\n", "\n\n", " ", "The ferry sails on Monday.", "Share this", "HTML", "just a moment...", "Ferry stays",
)  # fmt: skip
"""What opens, closes and fills the containers in which texts are held."""
_RESIDUE = (
    "Share this", "Facebook Twitter Email", "Related Post", "Read more: Council votes on tram line", "Advertisement",
    "Copyright Elmstead Courier 2019. All rights reserved.", "© Reuters/ Anna Belling", "Photo: Anna Belling/Reuters",
    "Tags: harbour, storm, ferry", "Home > World > Europe",
    "Council Votes on Tram Line After Long Deba... ELMSTEAD (Reuters) — The council voted on the tram line aft...",
)  # fmt: skip
"""Forms of residue that phrases alone do not make."""


def hostile_text() -> st.SearchStrategy[str]:
    """Generate texts that put cues, marks, broken encodings and prose together in any order."""
    piece = (
        st.sampled_from(_CUES)
        | st.sampled_from(_RESIDUE)
        | residue()
        | paragraphs()
        | titles()
        | st.text(max_size=12)
        | st.text(st.characters(categories=["Cs", "Cc", "Cf", "Zs", "Pi", "Pf"]), max_size=4)
    )
    return st.lists(piece, max_size=24).map("".join)


def hostile_containers() -> st.SearchStrategy[str]:
    """Generate texts that put the marks of containers, prose and residue together in any order."""
    return st.lists(st.sampled_from(_MARKS) | hostile_text(), max_size=16).map("".join)
