"""What every form of holding a text says of itself."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from newsclean.model.change import Change

UNSEEN = r"(?:[^\S\n]|[\x00-\x09\x0e-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff])"
"""A pattern of what white space and repair may take out beside a mark, so that it looks through it."""
DATABASE_CUES = (
    "Dokumentnummer:", "Dauerhafte Adresse", "GBI-Genios", "LENGTH:", "LÄNGE:", "PUBLICATION", "PUBLICATIE", "Load-Date:", "ProQuest ", " DOCUMENT", "GRAPHI", "GRAFIK", "HIGHLIGHT", "BYLINE", "Byline:", "Full text:", "Full Text:", "LOAD-DATE", "FECHA-", "DATE-CHARGEMENT", "DATA-CAR", "CARICATO", "ENCART:", "GRAFISCH", "TIPO-PUB", "TIPO DI PUB", "\nClassification\n", " words\n", " Wörter\n", " mots\n", " woorden\n", " palabras\n", " parole\n", " palavras\n", " DOKUMENT", "\nDocument", "\nDokument", "End of Document", "Ende des Dokuments", "Fin du document", "Fin del documento", "Fim do documento", "Fine del documento", "Einde van het document"
)  # fmt: skip
"""Parts of labels of which every record of a press database has one."""
EUROPRESSE_CUES = (
    "news·", "Certificat émis", "Certificate issued", "Nom de la source", "Name of source", "Le présent document est protégé",
    "The present document and its",
)  # fmt: skip
"""The same of a document of Europresse."""


class Undoing(NamedTuple):
    """How one form is undone in a text, and what it told of the article on the way.

    `changes` are sorted and do not overlap; none of them only inserts. `told` says for a person
    what was done ("12 tags were taken out"). `title` and `known` are fields that the container
    names: `known` by the names of Article.
    """

    changes: Sequence[Change]
    told: str
    title: str | None = None
    known: tuple[tuple[str, Any], ...] = ()


class Form(NamedTuple):
    """One way to hold a text: what it is called, what it cannot do without, how it is undone.

    `cues`: where none of them occurs in a text, `undo` need not be asked. `undo` returns None of a
    text that is not held so.
    """

    name: str
    cues: tuple[str, ...]
    undo: Callable[[str], Undoing | None]


def counted(number: int, one: str, many: str) -> str:
    """Return a count in words for a person.

    >>> counted(1, "tag was", "tags were"), counted(1200, "tag was", "tags were")
    ('1 tag was', '1,200 tags were')
    """
    return f"{number:,} {one if number == 1 else many}"


def settled(changes: Iterable[Change]) -> list[Change]:
    """Return `changes` in order, without those that lie in or across another.

    Of two that overlap the one that starts first stays, the longer one if both start together.
    """
    left: list[Change] = []
    for change in sorted(changes, key=lambda c: (c.start, -c.end)):
        if not left or change.start >= left[-1].end:
            left.append(change)
    return left
