"""Whatever the bytes are, there is an output and no traceback."""

import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.cli import main
from tests.effort import examples

LINES = st.lists(
    st.sampled_from(
        [b'{"text": "One line."}', b"{", b"[]", b"\xff", b"", b'{"text": null}', b"\x1f\x8b"]
    )
    | st.binary(max_size=20).map(lambda data: data.replace(b"\n", b" "))
)


@pytest.mark.parametrize("kind", ["text", "jsonl"])
@examples(40)
@given(data=st.binary(max_size=200) | LINES.map(b"\n".join))
def test_any_bytes_give_an_output_or_a_named_failure(kind: str, data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path, output = Path(folder) / "in", Path(folder) / "out.jsonl"
        path.write_bytes(data)
        status = main([str(path), "--from", kind, "-o", str(output), "-q"])
        assert status in (0, 1, 2)
        if status == 2:  # it looked packed and was not
            assert not output.exists()
            return
        records = [json.loads(line) for line in output.read_bytes().splitlines()]
        if kind == "jsonl" and not data.startswith(
            (b"\x1f\x8b", b"\x28\xb5\x2f\xfd", b"\xef\xbb\xbf")
        ):
            assert len(records) == sum(bool(line.strip()) for line in data.split(b"\n"))
        assert status == any("error" in record for record in records)
