"""Writers: from an Article to bytes. Each module writes one form and knows nothing of corpora."""
