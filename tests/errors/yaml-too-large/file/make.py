"""An instrument of more than 16 MiB."""
import pathlib

pathlib.Path("form.yaml").write_text("instrument: form\n" + "# padding\n" * 1_700_000)
