"""What is chosen beside what the weights say."""

import newsclean

_PROSE = "The council of Harwick voted seven to two on Monday to keep the old mill as a library. "
_MORE = "Whoever has books to give is asked to bring them to the town hall before the end of May. "


def test_a_list_that_a_subhead_announces_is_kept() -> None:
    items = "<h3>What comes next</h3><ul><li>Mend the roof.</li></ul>"
    html = f"<h2>Mill becomes a library</h2><p>{_PROSE}</p>{items}<p>{_MORE}</p>"
    text = newsclean.clean_html(html).text
    assert "What comes next\n\nMend the roof.\n\nWhoever has" in text
