"""Train the judge: ``python -m newsclean.judge.train --data DIR -o weights.json.gz --flat flat.json.gz``.

Needs ``newsclean[train]``. The folder holds labelled pages (see `data`). Pages of one domain are never
on both sides: each set's figures come from weights that have not seen the page's domain, through the
whole of newsclean as a user has it. The weights that are written are trained on all folds. The same
data, seed and versions of the libraries give the same file.
"""

import argparse
import sys
from pathlib import Path

from newsclean.judge.train.data import read
from newsclean.judge.train.fit import train
from newsclean.judge.train.flat import train_flat
from newsclean.judge.train.pages import labelled


def main() -> int:
    """Train, print figures, write the weights."""
    parser = argparse.ArgumentParser(
        prog="python -m newsclean.judge.train", description=__doc__.split("\n", 1)[0]
    )
    parser.add_argument("--data", type=Path, required=True, help="folder of pages-NAME.jsonl.gz")
    parser.add_argument("-o", "--output", type=Path, required=True, help="the file of weights")
    parser.add_argument("--flat", type=Path, help="the file of weights for pages that are text")
    parser.add_argument("--folds", type=int, default=4, help="of domains (default: 4)")
    arguments = parser.parse_args()
    pages = list(labelled(read(arguments.data)))
    arguments.output.write_bytes(train(pages, arguments.folds, _tell))
    if arguments.flat:
        arguments.flat.write_bytes(train_flat(pages, arguments.folds, _tell))
    return 0


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
