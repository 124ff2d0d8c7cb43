"""Texts that would run something, or break a page, if a report took them for more than texts."""

RUN = "window.ran = 1"
MARKUP = [
    f"<script>{RUN}</script>",
    f"</script><script>{RUN}</script>",
    f"<!-- <script> --><img src=x onerror='{RUN}'>",
    f"<svg onload='{RUN}'></svg>",
    f"--></textarea></title></style><iframe srcdoc='<script>{RUN}</script>'></iframe>",
    f"<a href='javascript:{RUN}'>the harbour</a>",
    f"<a href='data:text/html,<script>{RUN}</script>'>the pier</a>",
    "{{data}} {{script}} ${1+1} \\u003c/script\\u003e",
    "&lt;b&gt; &amp; &#60;i&#62;",
]
STEERING = (
    "safe\u202etxt.exe \x1b[31mred\x1b[0m \x07 \u2066isolate \u2028 \u2029 \ufeff \x00 \ud800"
)
LONG_WORD = "w" * 1_000_000

SENTENCE = (
    "The ferry between Larkhaven and Ost Vale runs again from Monday, the harbour office said."
)


def records() -> list[dict[str, str]]:
    """Return records that carry such texts as title, text, address, site and language."""
    found = [
        {
            "title": text,
            "text": f"{SENTENCE}\n{text}\nShare this\nPhoto: {text}\n{SENTENCE} Copies were sold out.",
            "url": f"https://lunepost.example/{text}",
            "site": text,
            "language": text[:8],
        }
        for text in MARKUP
    ]
    found.append({"title": f"A title {STEERING}", "text": f"{SENTENCE}\nShare this\n{STEERING}"})
    found.append({"title": "A long word", "text": f"{SENTENCE}\n{LONG_WORD}\nShare this"})
    return found
