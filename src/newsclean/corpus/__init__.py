"""Engines: how a run's chunks are worked on, in this process or in several."""
