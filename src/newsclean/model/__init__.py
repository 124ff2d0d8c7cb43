"""The values: blocks, claims, the Article and its ledger."""
