"""Readers: from bytes, pages, records and plain text to Documents."""
