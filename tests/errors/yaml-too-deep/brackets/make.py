"""An instrument with 100,000 open brackets."""
import pathlib

pathlib.Path("form.yaml").write_text("instrument: form\nitems: " + "[" * 100_000)
