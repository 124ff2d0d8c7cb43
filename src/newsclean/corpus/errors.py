"""The errors of an engine itself."""


class EngineError(Exception):
    """Workers cannot be started."""
