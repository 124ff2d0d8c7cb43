"""Tests of the judge: its features, its weights, its choice and its account of a page."""
