"""The command: what its arguments ask for is planned and run, or told why it cannot be."""

import sys

from newsclean.cli.naming import UsageError
from newsclean.cli.options import EXAMPLES, parsed, parser
from newsclean.cli.plan import job_to_serve, plan
from newsclean.cli.printing import flushed, printed
from newsclean.cli.report import is_terminal, say
from newsclean.cli.rules_file import rules_of
from newsclean.cli.run import REFUSED, Run, told_rules
from newsclean.readers.errors import InputError


def run(arguments: list[str]) -> int:
    """Do what `arguments` ask for and return the exit status."""
    if {"-h", "--help"} & {*arguments}:  # argparse passes over what it cannot write
        return printed(parser().format_help().encode())
    try:
        options = parsed(arguments)
    except SystemExit as stop:  # argparse has said why
        return flushed(int(stop.code or 0))
    try:
        if options.list_filters:
            from newsclean.cli.listing import listing

            return printed(listing().encode("utf-8", "replace"))
        if options.check_rules:
            return _checked(options.check_rules)
        if options.serve is not None:
            from newsclean.cli.serve import serve

            return serve(options.serve, job_to_serve(options), options.quiet)
        if not options.inputs and is_terminal(sys.stdin):
            told = f"{parser().format_usage()}\n{EXAMPLES}\nnewsclean --help tells all."
            print(told, file=sys.stderr)
            return REFUSED
        made = plan(options)
        if made.files:
            from newsclean.cli.directory import DirectoryRun

            return DirectoryRun(made).go()
        return Run(made).go()
    except (UsageError, InputError, ValueError) as error:
        say(str(error))
        return REFUSED


def _checked(path: str) -> int:
    """Say what a file of rules holds.

    Raises:
        InputError: it cannot be read.
        ValueError: it is not a file of rules; the message says where and why.
    """
    rules = rules_of(path)
    return printed(f"{path}: {told_rules(rules)}\n".encode())
