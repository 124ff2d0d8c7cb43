"""What must hold in environments of their own; see run.py."""

from pathlib import Path

ROOT = Path(__file__).parents[2]
