"""The command line. Nothing of the house is loaded to say what version this is."""

import sys

from newsclean import __version__
from newsclean.cli.printing import printed


def main(argv: list[str] | None = None) -> int:
    """Run the command `newsclean` and return its exit status.

    0: done; 1: a document failed, or ``--check`` found something to change; 2: usage, or an
    input that cannot be read; 130: interrupted; 141: nobody reads the output any more.
    """
    arguments = sys.argv[1:] if argv is None else argv
    if arguments == ["--version"]:
        return printed(f"newsclean {__version__}\n".encode())
    try:
        from newsclean.cli.command import run

        return run(arguments)
    except KeyboardInterrupt:  # before a run began, which says itself how far it came
        return 130
    except Exception as error:
        if sys.flags.dev_mode:
            raise
        print(
            f"newsclean: a fault of newsclean itself, {type(error).__name__}: {error}; to see where,"
            " run it as python -X dev -m newsclean",
            file=sys.stderr,
        )
        return 1
