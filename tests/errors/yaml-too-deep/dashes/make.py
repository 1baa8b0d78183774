"""An instrument with 100,000 lists in one line."""
import pathlib

pathlib.Path("form.yaml").write_text("instrument: form\nitems:\n  " + "- " * 100_000 + "x\n")
