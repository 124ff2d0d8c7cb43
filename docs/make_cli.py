"""Make the man page and the shell completions from the parser of the command line.

    python docs/make_cli.py          # writes docs/newsclean.1 and docs/completion/
    python docs/make_cli.py --check  # fails if they are not what it would write

It needs argparse-manpage and shtab, which the group `docs` has.
"""

import sys
from pathlib import Path

from newsclean.cli.options import EXAMPLES, STATUS, parser

HERE = Path(__file__).parent
SHELLS = {"bash": "newsclean.bash", "zsh": "_newsclean", "fish": "newsclean.fish"}
_FILES = ("inputs", "output", "errors", "rules", "check_rules", "compare")


def completions() -> dict[Path, str]:
    """Return the completion of each shell, by its file."""
    import shtab

    made = parser()
    for action in made._actions:  # argparse has no public way to its options
        if action.dest in _FILES:
            action.complete = shtab.FILE  # type: ignore[attr-defined]  # which is how shtab is told
    return {
        HERE / "completion" / name: shtab.complete(made, shell=shell)
        for shell, name in SHELLS.items()
    }


def manual() -> dict[Path, str]:
    """Return the man page, by its file; without a date, so that it changes with the options only."""
    from build_manpages.manpage import Manpage

    made = parser()
    made.epilog = None
    made.man_short_description = "clean news articles"  # type: ignore[attr-defined]  # so it is told
    page = str(Manpage(made))
    _, _, body = page.partition("\n")
    head = '.TH NEWSCLEAN "1" "" "newsclean" "User Commands"'
    examples = EXAMPLES.replace("-", "\\-").replace("\n  ", "\n").strip()
    end = f".SH EXAMPLES\n.nf\n{examples}\n.fi\n.SH EXIT STATUS\n{STATUS}"
    return {HERE / "newsclean.1": f"{head}\n{body.rstrip()}\n\n{end}"}


def main() -> int:
    """Write the files, or compare them."""
    made = {**completions(), **manual()}
    if "--check" in sys.argv:
        stale = [
            path.name
            for path, text in made.items()
            if not path.exists() or path.read_text() != text
        ]
        print("\n".join(stale) or "all current")
        return bool(stale)
    for path, text in made.items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
