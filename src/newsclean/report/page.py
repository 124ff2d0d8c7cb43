"""The page: one file of HTML that fetches nothing, whose data is data.

Articles, names and rules stand in a block of JSON, in which nothing can end the block, and the page's script
writes them as text. A Content-Security-Policy allows this one script and this one style, by their digests.
"""

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from html import escape
from importlib.resources import files
from typing import Any

import msgspec

from newsclean.report import plots
from newsclean.report.collect import JUDGE, Collected
from newsclean.report.data import About, bins, data, gone, kinds, largest, ordered
from newsclean.report.tallies import GroupTally, merge_groups

_SCRIPTS = (
    "elements.js",
    "overview.js",
    "list.js",
    "article.js",
    "why.js",
    "review.js",
    "start.js",
)
_BARS = 12  # of a plot
_MONTHS = 36  # of a plot
_SLOT = re.compile(r"\{\{(\w+)\}\}")
_ESCAPES = {c: f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}
_ESCAPED = str.maketrans(_ESCAPES)


def page(seen: Collected, about: About) -> bytes:
    """Return the report of `seen` as UTF-8: equal runs give equal bytes."""
    drawn = "\n".join(_plots(seen)) if seen.articles else ""
    return _filled("newsclean report", data(seen, about), drawn)


def paste_page(seen: Collected, about: About, text: str, told: str = "") -> bytes:
    """Return the page on which a text can be pasted, with the article made of `text` if there is one.

    Args:
        seen: the article, collected.
        about: how it was made.
        text: what was pasted, to stand in the form again.
        told: what went wrong, for people.
    """
    form = _SLOT.sub(
        lambda slot: {"text": escape(text), "told": escape(told)}[slot[1]], _file("form.html")
    )
    return _filled("newsclean", data(seen, about), "", form)


def _filled(title: str, values: dict[str, Any], drawn: str, form: str = "") -> bytes:
    parts = {
        "title": title,
        "policy": policy(form_action="'self'" if form else "'none'"),
        "style": _style(),
        "script": _script(),
        "plots": drawn,
        "form": form,
        "data": in_script(values),
    }
    return _SLOT.sub(lambda slot: parts[slot[1]], _file("page.html")).encode()


def policy(*, form_action: str) -> str:
    """Return the Content-Security-Policy of a page: its own script, its own style, and nothing else."""
    return (
        f"default-src 'none'; script-src {_digest(_script())}; style-src {_digest(_style())}; "
        f"base-uri 'none'; form-action {form_action}"
    )


def _digest(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _style() -> str:
    return _file("page.css")


def _script() -> str:
    return "\n".join([_file("script", name) for name in _SCRIPTS])


@cache
def _file(*path: str) -> str:
    return files("newsclean.report").joinpath(*path).read_text("utf-8")


def in_script(values: Any) -> str:
    r"""Return `values` as JSON that can stand in a script element: no character of it means anything to HTML.

    >>> in_script(["</script>"])
    '["\\u003c/script\\u003e"]'
    """
    return msgspec.json.encode(values).decode().translate(_ESCAPED)


def _plots(seen: Collected) -> list[str]:
    """Return the plots that a report shows: those for which something is known.

    What the judge leaves out of pages, which is most of them, would dwarf all that filters cut.
    """
    by_kind = [(kind, size) for kind, size, _ in kinds(seen) if kind != JUDGE]
    by_rule = [(name, tally.characters) for name, tally in ordered(seen.rules)]
    by_rule = [(name, size) for name, size in by_rule if not name.startswith(f"{JUDGE}.")]
    is_all = len(by_rule) == len(seen.rules)
    of = "cut" if is_all else "cut of the lines that the judge chose"
    drawn = [
        plots.bars(f"Characters {of}, by kind of residue", by_kind[:_BARS]),
        plots.bars(f"Characters {of}, by rule", by_rule[:_BARS]),
        plots.columns(
            "Articles, by the share of the input that is not in their text, in %",
            list(zip(bins(), seen.shares, strict=True)),
        ),
    ]
    for title, groups in (("site", seen.sites), ("language", seen.languages)):
        if len(groups) > 1:
            rows = [(name, gone(tally)) for name, tally in largest(groups)[:_BARS]]
            drawn.append(plots.bars(f"Share that went, by {title}", rows, unit=" %"))
    if len(seen.months) > 1:
        drawn.append(_over_time(seen.months))
    return drawn


def _over_time(months: dict[str, GroupTally]) -> str:
    """Return the plot of what went, month by month, or year by year if the months are many."""
    length = len("2031-05") if len(months) <= _MONTHS else len("2031")
    periods: dict[str, GroupTally] = {}
    merge_groups(periods, [(name[:length], months[name]) for name in sorted(months)])
    names, tallies = [*periods], [*periods.values()]
    series = [
        ("characters that went", [gone(tally) for tally in tallies]),
        ("articles not whole", [100 * tally.unsound / tally.articles for tally in tallies]),
        ("articles with doubts", [100 * tally.held / tally.articles for tally in tallies]),
    ]
    return plots.lines("Over time, in %", names, series)
