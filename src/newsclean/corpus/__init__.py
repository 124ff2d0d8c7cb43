"""Corpora: many records through one or several processes, to one output that can be resumed."""
