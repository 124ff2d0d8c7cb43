"""The errors of an engine itself."""


class EngineError(Exception):
    """Workers cannot be started."""


class BusyError(Exception):
    """Another run writes the same file."""
