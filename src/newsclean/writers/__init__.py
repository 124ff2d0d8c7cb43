"""Writers: from Articles to bytes. Each module writes one form; forms.py finds it."""
