"""The report: what a run did, as one page of HTML that people look at.

collect (counts and a bounded sample, in the workers) → merge → page. Nothing in the page is fetched, and
what articles say is data there, never markup.
"""
