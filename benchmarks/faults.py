"""The fault run: what can go wrong with a run does, and the output is right all the same.

    python benchmarks/faults.py                 # 200 kills, 50 interrupts, 50 closed pipes, ...
    python benchmarks/faults.py --only kills --times 20

Every scenario says what it did and fails loudly. A full disk and an unreadable file need a
small tmpfs and a user without rights, so they are run as root or passed over, which is said.
"""

import argparse
import gzip
import json
import os
import random
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from corpus import NEWSCLEAN, article

RECORDS = 1500
_NOBODY = 65534
_BESIDE = (".partial", ".journal", ".new", ".partial-table")  # what a finished run leaves none of


class Faults:
    """A folder with a corpus and its undisturbed result, and the scenarios over it."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder = folder
        self.random = random.Random(seed)
        self.source = folder / "in.jsonl"
        with self.source.open("w") as file:
            for number in range(RECORDS):
                file.write(json.dumps({"number": number, "text": article(number)}) + "\n")
        self.wanted: dict[str, bytes] = {}
        start = time.perf_counter()
        for suffix in ("jsonl", "jsonl.gz", "parquet"):
            done = self.run(self.source, "-o", folder / f"wanted.{suffix}", "-j", "2")
            expect(done.returncode == 0, done.stderr)
            self.wanted[suffix] = (folder / f"wanted.{suffix}").read_bytes()
        self.seconds = (time.perf_counter() - start) / 3

    def run(self, *arguments: object, **more: Any) -> "subprocess.CompletedProcess[str]":
        """Run newsclean to its end."""
        return subprocess.run(
            [*NEWSCLEAN, *map(str, arguments)], capture_output=True, text=True, check=False, **more
        )

    def start(self, *arguments: object, **more: Any) -> "subprocess.Popen[bytes]":
        """Start newsclean."""
        return subprocess.Popen([*NEWSCLEAN, *map(str, arguments)], stderr=subprocess.PIPE, **more)

    def kills(self, times: int) -> str:
        """Kill a run at random moments, resume it until it is done, and compare the files."""
        kills = 0
        while kills < times:
            suffix = self.random.choice(("jsonl", "jsonl", "jsonl.gz", "parquet"))
            kills += self._stopped_often(suffix, signal.SIGKILL, times - kills)
        return f"{kills} kill -9, every file identical in the end"

    def interrupts(self, times: int) -> str:
        """The same with interrupts, which also have to end cleanly."""
        count = 0
        while count < times:
            count += self._stopped_often("jsonl", signal.SIGINT, times - count)
        return f"{count} interrupts, status 130, no traceback, every file identical in the end"

    def _stopped_often(self, suffix: str, how: signal.Signals, most: int) -> int:
        """Stop a run at random moments until it is done; return how often it was stopped."""
        output, count = self.folder / f"out.{suffix}", 0
        output.unlink(missing_ok=True)
        while True:
            process = self.start(
                self.source, "-o", output, "-j", self.random.choice("12"), "--resume"
            )
            if count < most:
                time.sleep(self.random.uniform(0.02, self.seconds * 0.8))
                process.send_signal(how)
            told = process.communicate()[1].decode()
            # A worker that Python was still starting when its parent was killed complains of that.
            orphan = how == signal.SIGKILL and "in spawn_main" in told
            expect(orphan or "Traceback" not in told, told)
            if process.returncode == 0:
                break
            count += 1
            allowed = (-how, 130) if how == signal.SIGINT else (-how,)
            expect(process.returncode in allowed, f"status {process.returncode}: {told}")
        expect(output.read_bytes() == self.wanted[suffix], f"{output} differs")
        left = [p.name for p in self.folder.glob(f"{output.name}.*") if p.suffix in _BESIDE]
        expect(not left, f"left behind: {left}")
        return count

    def pipes(self, times: int) -> str:
        """Close the reading end of the output after some bytes."""
        for _ in range(times):
            process = self.start(
                self.source, "-j", self.random.choice("12"), stdout=subprocess.PIPE
            )
            assert process.stdout
            process.stdout.read(self.random.randrange(200_000))
            process.stdout.close()
            told = process.stderr.read().decode() if process.stderr else ""
            status = process.wait()
            expect(status == 141 and not told, f"status {status}: {told}")
        return f"{times} closed pipes, status 141, silent"

    def disk(self, times: int) -> str:
        """Fill a small disk, give it room, and resume."""
        place = self.folder / "small"
        place.mkdir(exist_ok=True)
        mounted = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(place)],
            capture_output=True,
            check=False,
        )
        if mounted.returncode:
            return "passed over: a tmpfs cannot be mounted here"
        try:
            output = place / "out.jsonl"
            done = self.run(self.source, "-o", output)
            expect(done.returncode == 1 and "No space left" in done.stderr, done.stderr)
            expect(not output.exists(), "half a file has its name")
            subprocess.run(["mount", "-o", "remount,size=64m", str(place)], check=True)
            done = self.run(self.source, "-o", output, "--resume")
            expect(
                done.returncode == 0 and output.read_bytes() == self.wanted["jsonl"], done.stderr
            )
        finally:
            subprocess.run(["umount", str(place)], check=True)
        return "a full disk is named, and the run goes on when there is room"

    def unreadable(self, times: int) -> str:
        """Give a file that may not be read."""
        if os.getuid() != 0:
            return "passed over: only root can run this as somebody else"
        secret = self.folder / "secret.jsonl"
        secret.write_text('{"text": "x"}\n')
        secret.chmod(0o600)
        self.folder.chmod(0o755)
        try:
            done = self.run(secret, user=_NOBODY)
            expect("Permission denied" in done.stderr, done.stderr)
        except PermissionError:  # not even Python is there for them: a file that gives errors
            done = self.run("/proc/self/mem")
            expect("Input/output error" in done.stderr, done.stderr)
        expect(done.returncode == 2, f"status {done.returncode}")
        return f"status 2: {done.stderr.strip()}"

    def truncated(self, times: int) -> str:
        """Cut a gzip file and a Parquet file."""
        packed = self.folder / "cut.jsonl.gz"
        whole = gzip.compress(self.source.read_bytes())
        packed.write_bytes(whole[: len(whole) // 2])
        records, told = self._records(packed)
        expect([r["number"] for r in records[:-1]] == [*range(len(records) - 1)], "out of order")
        expect(records[-1]["error"]["type"] == "UnreadableInput", str(records[-1]))
        table = self.folder / "cut.parquet"
        table.write_bytes(self.wanted["parquet"][:-1000])
        done = self.run(table, self.source, "-o", self.folder / "after.jsonl", "--into", "clean")
        expect(done.returncode == 1 and "Parquet" in done.stderr, done.stderr)
        return f"gzip: {len(records) - 1} records, then: {told}"

    def invalid(self, times: int) -> str:
        """Put records that are not UTF-8, not JSON or not objects among good ones."""
        path = self.folder / "bad.jsonl"
        good = [json.dumps({"number": i, "text": article(i)}).encode() for i in range(6)]
        bad = [
            b'{"number": 9, "text": "caf\xe9"}',
            b'{"text": ',
            b"[1]",
            b'{"number": 3}',
            b'{"text": 4}',
        ]
        lines = [line for pair in zip(good, [*bad, b""], strict=True) for line in pair if line]
        path.write_bytes(b"\n".join(lines) + b"\n")
        records, _ = self._records(path)
        kinds = [r.get("error", {}).get("type") for r in records]
        wanted = ["InvalidUTF8", "InvalidJSON", "NotAnObject", "NoText", "NotAString"]
        expect([k for k in kinds if k] == wanted and len(kinds) == 11, str(kinds))
        return f"in their places: {', '.join(wanted)}"

    def huge(self, times: int) -> str:
        """Put a record of 200 MB among others."""
        path = self.folder / "huge.jsonl"
        with path.open("w") as file:
            file.write(json.dumps({"number": 0, "text": article(0)}) + "\n")
            file.write(json.dumps({"number": 1, "text": "A line of text. " * (200 << 16)}) + "\n")
            file.write(json.dumps({"number": 2, "text": article(2)}) + "\n")
        records, told = self._records(path)
        expect([r["number"] for r in records] == [0, 1, 2], "lost or out of order")
        expect(len(records[1]["text"]) == 200 << 20, "its text is not whole")
        return told

    def workers(self, times: int) -> str:
        """Kill workers from outside, often."""
        killed = 0
        for _ in range(max(1, times // 20)):
            output = self.folder / "out.jsonl"
            process = self.start(self.source, "-o", output, "-j", "2")
            end = time.perf_counter() + self.seconds * 8
            while process.poll() is None and time.perf_counter() < end:
                time.sleep(self.random.uniform(0.1, 0.4) * max(1.0, self.seconds))
                killed += _kill_a_worker(process.pid)
            told = process.communicate()[1].decode()
            expect(process.returncode == 0 and "Traceback" not in told, told)
            expect(output.read_bytes() == self.wanted["jsonl"], "the output differs")
        return f"{killed} workers killed; every output identical"

    def _records(self, path: Path) -> tuple[list[Any], str]:
        done = self.run(path, "-j", "2")
        expect(done.returncode == 1 and "Traceback" not in done.stderr, done.stderr)
        return [json.loads(line) for line in done.stdout.splitlines()], done.stderr.splitlines()[0]


def _kill_a_worker(pid: int) -> int:
    """Kill a child of `pid` that works; return how many were killed."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        for child in random.sample(children, len(children)):
            if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes():
                os.kill(int(child), signal.SIGKILL)
                return 1
    except OSError:
        return 0
    return 0


def expect(holds: bool, told: str) -> None:
    """Stop with `told` unless `holds`."""
    if not holds:
        raise SystemExit(f"FAILED: {told}")


TIMES = {"kills": 200, "interrupts": 50, "pipes": 50, "workers": 100}
SCENARIOS = (
    "kills",
    "interrupts",
    "pipes",
    "disk",
    "unreadable",
    "truncated",
    "invalid",
    "huge",
    "workers",
)


def main() -> None:
    """Run the scenarios and print what each showed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--only", nargs="+", choices=SCENARIOS, default=SCENARIOS)
    parser.add_argument("--times", type=int, help="how often, where a scenario is repeated")
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background job has none
    folder = Path(tempfile.mkdtemp(prefix="newsclean-faults-"))
    try:
        faults = Faults(folder, options.seed)
        print(f"undisturbed: {RECORDS} records in {faults.seconds:.1f} s", flush=True)
        for name in options.only:
            start = time.perf_counter()
            scenario: Callable[[int], str] = getattr(faults, name)
            told = scenario(options.times or TIMES.get(name, 1))
            print(f"{name}: {told} ({time.perf_counter() - start:.0f} s)", flush=True)
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
