"""The judge: which blocks of a page are the article's.

blocks → view of what stands around each → sum of trees → probability → choice, with reasons.
It knows no DOM and no Article: readers/html gives it blocks and acts on what it says.
"""
