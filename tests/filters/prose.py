"""Two paragraphs of an invented article, for lines to stand between."""

PROSE = (
    "The council of Elmstead decided on Monday to keep the night ferry running through the winter, "
    "although the ships are old and the crews are tired of the ice."
)
MORE = (
    "The port will now look for a second crew, and the first of its members are expected before "
    "the end of November, said the harbour master in the evening."
)
