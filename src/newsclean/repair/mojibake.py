"""Which characters, side by side, are a sign of mojibake: facts, no code.

Text in UTF-8 that was read as a one-byte encoding shows runs like ``Ã©``, ``â€œ`` or ``вЂ``.
ftfy repairs a text only where it sees such a run, and these are the classes of characters its
test is made of, as the inside of a regex class: where a class stands next to another is said in
``encoding.py``. A test compares them with the tables of the installed ftfy.
"""

C1 = r"\x80-\x9f"
"""Control characters that only ever come from a wrong decoding."""

BAD = "¤¦¨ª¬¯¸ºƒˆˇ˘˛˜†‡‰⌐◊\N{REPLACEMENT CHARACTER}"
"""Signs that are nearly always remains of one."""

LAW = "§¶"
CURRENCY = "¢£¥₧€"
OPENING = r"¡©«¿΄΅‘‚“„•‹\uf8ff"
CLOSING = "®»˝”›™"
NUMERIC = "±-³µ¹¼-¾×÷⁄№∂∆∏∑√∞∩∫≈≠≡≤≥"
FACES = "°Ò-ÖÙ-Üò-öø-üŌŐŪŲ"
"""Letters also drawn as faces, odd only beside a box."""

UPPER = "À-ÑØÜÝĀĂĄĆČĎĐĒĖĘĚĞĢĪİĶĹĻĽŁŃŅŇŒŘŚŞŠŢŤŮŰŸŹŻŽҐ"
LOWER = "ß-ñüāăąćčďđēėęěğģīįķĺļľłœŕśşšťźżžґﬁﬂ"
UPPER_PLAIN = "ÞΆΈ-ΊΌΎΏΑ-ΫЁ-Я"
"""Capitals of whole alphabets, which say less than accented Latin ones."""

LOWER_PLAIN = "ά-ωа-џ"
BOX = "│┌┐┘├┤┬┼═-╬▀▄█▌▐-▓"
