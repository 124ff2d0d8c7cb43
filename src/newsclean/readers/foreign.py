"""Files that newsclean cannot read: they are named and refused, with what to do about it."""

import codecs

from newsclean.readers.errors import InputError

_PICTURE = "a picture", "its text must be recognised first (OCR)"
_OFFICE = (
    "an office document or an archive",
    "save it as text or HTML, or unpack it; a workbook is read with --from excel",
)
_PACKED = (
    "packed in a way that is not read here",
    "unpack it first; gzip, zstd, bzip2 and xz are read",
)
_SOUND = "sound or film", "its speech must be written down first"
_MARKS: tuple[tuple[bytes, tuple[str, str]], ...] = (
    (b"%PDF-", ("a PDF file", "make text of it first, for instance with pdftotext")),
    (b"PK\x03\x04", _OFFICE),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", _OFFICE),
    (b"{\\rtf", ("a file of rich text (RTF)", "save it as text or HTML")),
    (b"\x89PNG\r\n", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"II*\0", _PICTURE),
    (b"MM\0*", _PICTURE),
    (b"7z\xbc\xaf\x27\x1c", _PACKED),
    (b"Rar!\x1a\x07", _PACKED),
    (b"\x04\x22\x4d\x18", _PACKED),
    (b"RIFF", _SOUND),
    (b"ID3", _SOUND),
    (b"OggS", _SOUND),
    (b"fLaC", _SOUND),
    (b"SQLite format 3\0", ("a database", "export its table as CSV")),
    (b"\x7fELF", ("a program", "there is no article in it")),
    (b"ARROW1\0\0", ("an Arrow file", "write it as Parquet")),
    (b"Obj\x01", ("an Avro file", "write it as JSONL or Parquet")),
)
_CONTROLS = bytes({*range(32)} - {*b"\b\t\n\v\f\r\x1b"})
_SAMPLE = 4096  # bytes
_SHORTEST = 16  # bytes; of fewer nothing can be said
_SHARE = 0.05  # of control characters; texts have none, random bytes have 9 in 100
_UNICODE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)


def refuse_foreign(name: str, head: bytes) -> None:
    """Refuse a file that is no text, page or table, by its first bytes `head`.

    Raises:
        InputError: it is none; the message names what it is and what can be done.
    """
    for mark, (what, hint) in _MARKS:
        if head.startswith(mark):
            raise InputError(f"cannot read {name}: it is {what}; {hint}")
    if head[4:8] == b"ftyp":
        raise InputError(f"cannot read {name}: it is {_SOUND[0]}; {_SOUND[1]}")
    if head[257:262] == b"ustar":
        raise InputError(f"cannot read {name}: it is {_OFFICE[0]}; {_OFFICE[1]}")
    sample = head[:_SAMPLE]
    if len(sample) < _SHORTEST or sample.startswith(_UNICODE):
        return
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if controls > _SHARE * len(sample):
        told = "it is no text; if it is, name its kind and encoding with --from and --encoding"
        raise InputError(f"cannot read {name}: {told}")
