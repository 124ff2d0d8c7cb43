"""Learning: what recurs in a corpus, counted, guarded, and written down as site rules.

sample → texts → copies → repeats → guards → rules. The result is a value and a file; nothing here is
needed to apply it.
"""
