"""What the database services write around a record: sources of patterns, patterns, and a count.

`readers.archives` splits a file of many records where these stand; `readers.held.archive` and
`readers.held.factiva` know a single record by them, and take them away.
"""

from typing import Final

from newsclean.phrases import worded
from newsclean.phrases.patterns import pattern

# Nexis counts records at their head ("3 of 120 DOCUMENTS"), and says where one ends.
NEXIS_DOCUMENTS: Final = "(?:DOCUMENTS?|DOKUMENTEN?|DOCUMENTOS|DOCUMENTI|DOCUMENTEN)"
NEXIS_END: Final = (
    "End of Document|Ende des Dokuments|Fin du document|Fin del documento|Fim do documento"
    "|Fine del documento|Einde van het document"
)
# Factiva and ProQuest name a record: by an accession number with its day, and by its place.
DOCUMENT: Final = "(?:Document|Dokument|Documento)"
ACCESSION: Final = r"[A-Z][A-Z0-9]{3,}(?=\w*\d{8})\w{12,24}"
# Europresse ends a document with its number, wiso with who made the database.
EUROPRESSE_NUMBER: Final = r"news·\d{8}·[A-Z0-9]{2,6}·[\w-]{1,60}"
WISO_END: Final = "© GBI-Genios Deutsche Wirtschaftsdatenbank GmbH"

BY = worded("words", r"^{by}\s+")
WRAP = pattern(r"[ \t]*\n[ \t]*(?=\S)")  # where a field goes on in the next line


def count_of(digits: str) -> int:
    """Return the number that a record writes: "1.200" and "1,200" are the same in other countries."""
    return int(digits.replace(",", "").replace(".", ""))
