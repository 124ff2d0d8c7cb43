"""Files that can only be written as a whole: they are made at the end, of what was held until then.

Half a Parquet file or workbook cannot be read, since its index stands at its end. What a run has is
held in ``NAME.partial``, which can be cut after any chunk and continued.
"""

import io
import os
import tempfile
from collections.abc import Callable
from typing import Any

from newsclean.corpus.output import MADE, PARTIAL, Frame, Partial, Plain

Make = Callable[[Any, Any], None]
"""Writes the file to its second argument, an open file, of what its first one holds."""


class Whole(Partial):
    """A file that is made from its partial file at the end."""

    def __init__(self, path: str, frame: Frame, make: Make, state: tuple[int, int]) -> None:
        super().__init__(path, frame, "", state)
        self.make = make

    def finish(self) -> None:
        """Make the file and give it its name."""
        Plain.finish(self)
        self.raw.seek(0)
        made = self.path + MADE
        with open(made, "wb") as out:
            self.make(self.raw, out)
            out.flush()
            os.fsync(out.fileno())
        os.replace(made, self.path)
        self.raw.close()
        os.unlink(self.path + PARTIAL)


class Spooled(Plain):
    """Such a file to a stream: what is held waits in a temporary file until the end."""

    def __init__(self, out: io.FileIO, frame: Frame, make: Make) -> None:
        spool = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115  # it goes with this object
        super().__init__(spool, frame)
        self.out, self.make = out, make

    def finish(self) -> None:
        """Write the file to the stream."""
        super().finish()
        self.raw.seek(0)
        buffered = io.BufferedWriter(self.out)
        self.make(self.raw, buffered)
        buffered.flush()
        buffered.detach()

    def close(self) -> None:
        """Close the stream and the temporary file."""
        super().close()
        self.out.close()
