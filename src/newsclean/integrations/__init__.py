"""Engines, data frames and frameworks: each by its own conventions, each loaded when it is asked for."""
