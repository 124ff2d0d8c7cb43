"""Plots: static SVG by pygal, without its scripts and styles; the page has its own."""

import sys
from collections.abc import Sequence
from functools import cache
from typing import Any

from newsclean.readers.errors import needed
from newsclean.text.visible import shown

_WIDTH, _ROW, _EDGES = 460, 24, 40  # of a plot, in the units of its view box
_LABEL = 32  # characters
_MONTHS = 12  # labels on an axis of months


@cache
def require_plots() -> Any:
    """Return pygal.

    Raises:
        MissingExtraError: it is not installed.
    """
    with needed("a report", "report", "pygal"):
        import pygal
    # It leaves a finder for its maps, of a form that later imports warn of and that is no more in 3.12.
    sys.meta_path[:] = [one for one in sys.meta_path if type(one).__module__ != "pygal"]
    return pygal


def bars(title: str, rows: Sequence[tuple[str, float]], *, unit: str = "") -> str:
    """Return a plot with a bar for each of `rows` (label, value), the first on top."""
    chart = _chart("HorizontalBar", title, _EDGES + _ROW * max(3, len(rows)), unit=unit)
    chart.x_labels = [f"{_short(label)}  {_number(value, unit)}" for label, value in reversed(rows)]
    chart.add(title, [value for _, value in reversed(rows)])
    return _svg(chart)


def columns(title: str, rows: Sequence[tuple[str, float]]) -> str:
    """Return a plot with a column for each of `rows` (label, value), the first on the left."""
    chart = _chart("Bar", title, 230)
    chart.x_labels = [label for label, _ in rows]
    chart.add(title, [value for _, value in rows])
    return _svg(chart)


def lines(title: str, labels: Sequence[str], series: Sequence[tuple[str, Sequence[float]]]) -> str:
    """Return a plot with a line for each of `series` over `labels`, in percent."""
    chart = _chart("Line", title, 250, show_legend=True, legend_at_bottom=True, unit=" %")
    chart.x_labels = list(labels)
    chart.x_labels_major_count = min(_MONTHS, len(labels))
    chart.show_minor_x_labels = len(labels) <= _MONTHS
    chart.x_label_rotation = 30
    for name, values in series:
        chart.add(name, list(values))
    return _svg(chart)


def _chart(kind: str, title: str, height: int, *, unit: str = "", **options: Any) -> Any:
    settings = {"show_legend": False, **options}
    chart = getattr(require_plots(), kind)(
        css=[],
        js=[],
        width=_WIDTH,
        height=height,
        margin=6,
        margin_right=20,
        truncate_label=-1,
        truncate_legend=-1,
        disable_xml_declaration=True,
        max_scale=6,
        value_formatter=lambda value: _number(value, unit),
        **settings,
    )
    chart.add_xml_filter(lambda root: _bare(root, title))
    return chart


def _number(value: float, unit: str) -> str:
    return f"{value:,.1f}{unit}" if unit else f"{value:,.0f}"


def _svg(chart: Any) -> str:
    made: str = chart.render(is_unicode=True)
    return made


def _bare(root: Any, title: str) -> Any:
    """Return the SVG without scripts, styles, comments (one has the date), and what serves a script.

    The page's own style sheet gives it colours, which it has light and dark.
    """
    root.attrib.pop("id", None)
    root.set("role", "img")
    root.set("aria-label", title)
    for parent in list(root.iter()):
        parent.attrib.pop("style", None)
        for child in list(parent):
            name = child.tag.rpartition("}")[2] if isinstance(child.tag, str) else ""
            if name in ("", "defs", "script", "style", "desc", "title"):
                parent.remove(child)
    return root


def _short(label: str) -> str:
    label = shown(label)
    return label if len(label) <= _LABEL else f"{label[: _LABEL - 1]}…"
