"""What a Document says, once for all rules."""
