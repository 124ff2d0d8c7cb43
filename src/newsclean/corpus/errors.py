"""What can go wrong with an engine as such."""


class EngineError(Exception):
    """Workers cannot be started."""
