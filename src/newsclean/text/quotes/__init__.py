"""Quotation marks as they are read: which opens, which closes, who is quoted."""
