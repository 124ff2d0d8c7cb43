"""A workbook of Excel, as small as one can be."""

import zipfile
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_DOCS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
DAY = "day:"
"""Before a number in a cell: that many days since 1900, shown as a date."""


def workbook(path: Path, sheets: dict[str, list[list[Any]]]) -> Path:
    """Write the rows of `sheets`, by name: texts, numbers, truths, dates (`DAY`), None."""
    numbers = range(1, len(sheets) + 1)
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("[Content_Types].xml", _types(numbers))
        file.writestr(
            "_rels/.rels",
            _relations(f'Id="r" Type="{_DOCS}/officeDocument" Target="xl/workbook.xml"'),
        )
        named = "".join(
            f'<sheet name="{name}" sheetId="{n}" r:id="s{n}"/>' for n, name in enumerate(sheets, 1)
        )
        file.writestr(
            "xl/workbook.xml",
            f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_DOCS}"><sheets>{named}</sheets></workbook>',
        )
        parts = [
            f'Id="s{n}" Type="{_DOCS}/worksheet" Target="worksheets/s{n}.xml"' for n in numbers
        ]
        styles = f'Id="t" Type="{_DOCS}/styles" Target="styles.xml"'
        file.writestr("xl/_rels/workbook.xml.rels", _relations(*parts, styles))
        file.writestr("xl/styles.xml", _STYLES)
        for n, rows in enumerate(sheets.values(), 1):
            file.writestr(f"xl/worksheets/s{n}.xml", _sheet(rows))
    return path


_STYLES = (
    f'{_HEAD}<styleSheet xmlns="{_MAIN}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills>'
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="2"><xf/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>'
)


def _types(numbers: range) -> str:
    sheets = "".join(
        f'<Override PartName="/xl/worksheets/s{n}.xml" ContentType="{_KIND}.worksheet+xml"/>'
        for n in numbers
    )
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_KIND}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_KIND}.styles+xml"/>{sheets}</Types>'
    )


def _relations(*said: str) -> str:
    listed = "".join(f"<Relationship {one}/>" for one in said)
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'


def _sheet(rows: list[list[Any]]) -> str:
    body = "".join(f"<row>{''.join(map(_cell, cells))}</row>" for cells in rows)
    return f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetData>{body}</sheetData></worksheet>'


def _cell(value: Any) -> str:
    if value is None:
        return "<c/>"
    if isinstance(value, bool):
        return f'<c t="b"><v>{int(value)}</v></c>'
    if isinstance(value, str) and value.startswith(DAY):
        return f'<c s="1"><v>{value.removeprefix(DAY)}</v></c>'
    if isinstance(value, str):
        said = escape(value).replace("\n", "&#10;")
        return f'<c t="inlineStr"><is><t xml:space="preserve">{said}</t></is></c>'
    return f"<c><v>{value}</v></c>"
