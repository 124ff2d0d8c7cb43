#!/usr/bin/env python3
"""Fuzzing by coverage: what does no person or strategy think of that stops newsclean?

    pip install atheris
    python benchmarks/fuzz/run.py --seconds 300               every target, one after the other
    python benchmarks/fuzz/run.py clean pages --seconds 1800
    python benchmarks/fuzz/run.py clean --input crash-1234    one input once more, with its traceback

A target takes bytes, hands them to one door of newsclean, and lets through only the errors that this
door promises. Inputs that reach new code are kept below `--corpus` and serve the next run. A failure
ends its target: libFuzzer writes the input beside, and its name. Exit 1 if a target failed.
"""

import argparse
import subprocess
import sys
from pathlib import Path

from targets import TARGETS, seeds


def fuzz(name: str, options: argparse.Namespace) -> int:
    """Run one target in a process of its own, as libFuzzer ends its process; return its status."""
    corpus = options.corpus / name
    corpus.mkdir(parents=True, exist_ok=True)
    for number, data in enumerate(seeds(name)):
        (corpus / f"seed-{number}").write_bytes(data)
    command = [sys.executable, __file__, name, "--within", str(corpus)]
    limits = [f"--seconds={options.seconds}", f"--longest={options.longest}"]
    return subprocess.run([*command, *limits], check=False).returncode


def within(name: str, options: argparse.Namespace) -> None:
    """Fuzz in this process, which libFuzzer ends."""
    import atheris

    with atheris.instrument_imports(include=["newsclean"]):
        target = TARGETS[name]()
    target(next(seeds(name)))  # what is loaded once is no part of an input's time
    limits = [f"-max_total_time={options.seconds}", f"-max_len={options.longest}", "-timeout=60"]
    quiet = ["-print_final_stats=1", "-verbosity=1", "-rss_limit_mb=3000"]
    prefix = f"-artifact_prefix={options.within.parent}/{name}-"
    atheris.Setup([sys.argv[0], *limits, *quiet, prefix, str(options.within)], target)
    atheris.Fuzz()


def main() -> int:
    """Run what is asked for; return 1 if a target failed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("target", nargs="*", help=f"one of {', '.join(TARGETS)}; default: all")
    parser.add_argument("--seconds", type=int, default=300, help="for each target (default: 300)")
    parser.add_argument("--longest", type=int, default=4000, help="bytes of an input")
    parser.add_argument("--corpus", type=Path, default=Path("fuzz-corpus"), help="a folder")
    parser.add_argument("--input", type=Path, help="a file: run the target on it, and nothing else")
    parser.add_argument("--within", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if strange := set(options.target) - TARGETS.keys():
        parser.error(f"there is no target {min(strange)!r}: there are {', '.join(TARGETS)}")
    chosen = options.target or list(TARGETS)
    if options.input:
        TARGETS[chosen[0]]()(options.input.read_bytes())
        return 0
    if options.within:
        within(chosen[0], options)
    failed = [name for name in chosen if fuzz(name, options)]
    print(f"{len(chosen) - len(failed)} of {len(chosen)} targets found nothing", *failed, sep="\n")
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main())
