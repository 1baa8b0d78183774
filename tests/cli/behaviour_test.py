#!/usr/bin/env python3
"""How the program behaves as a process: signals, closed pipes, full disks, terminals, locales.

Usage: behaviour_test.py RECAUDIT
"""
import os
import pathlib
import pty
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
STUDY = str(ROOT / "examples/three-prisons/study.yaml")
SMALL = str(ROOT / "tests/fixtures/small-study/study.yaml")
PROGRAM = os.path.abspath(sys.argv.pop(1)) if len(sys.argv) > 1 else "recaudit"
BARE = {"PATH": os.environ["PATH"]}


def recaudit(*arguments, **settings):
    return subprocess.run([PROGRAM, *arguments], capture_output=True, timeout=120, env=settings.pop("env", BARE), **settings)


def on_terminal(*arguments, env):
    """What the program prints to standard error when that is a terminal."""
    try:
        ours, theirs = pty.openpty()
    except OSError as error:
        raise unittest.SkipTest(f"this machine gives no terminal: {error}") from error
    process = subprocess.Popen([PROGRAM, *arguments], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=theirs, env=env)
    os.close(theirs)
    shown = b""
    while True:
        try:
            piece = os.read(ours, 4096)
        except OSError:  # the other end is closed
            piece = b""
        if not piece:
            break
        shown += piece
    process.wait()
    os.close(ours)
    return shown.decode()


class Signals(unittest.TestCase):
    def test_an_interrupt_at_any_moment_leaves_the_whole_report_or_nothing(self):
        for stop in (signal.SIGINT, signal.SIGTERM):
            interrupted = 0
            for step in range(24):
                with tempfile.TemporaryDirectory() as folder:
                    process = subprocess.Popen([PROGRAM, "run", STUDY, "-o", f"{folder}/out", "--quiet"], env=BARE, stderr=subprocess.PIPE)
                    time.sleep(0.008 * step)
                    process.send_signal(stop)
                    process.communicate(timeout=120)
                    left = sorted(os.listdir(folder))
                    self.assertIn(process.returncode, (0, -stop, 128 + stop))
                    self.assertIn(left, ([], ["out"]))
                    interrupted += process.returncode != 0
                    if left:
                        self.assertTrue(os.path.exists(f"{folder}/out/provenance.json"))
                        self.assertEqual([name for name in os.listdir(f"{folder}/out") if name.startswith(".")], [])
            self.assertGreater(interrupted, 0)

    def test_an_interrupt_that_its_caller_ignores_is_ignored(self):
        with tempfile.TemporaryDirectory() as folder:
            command = f'trap "" INT; exec "{PROGRAM}" run "{STUDY}" -o "{folder}/out" --quiet'
            process = subprocess.Popen(["sh", "-c", command], env=BARE)
            time.sleep(0.05)
            process.send_signal(signal.SIGINT)
            self.assertEqual(process.wait(120), 0)


class Pipes(unittest.TestCase):
    def test_a_reader_that_has_seen_enough_is_no_error(self):
        done = subprocess.run(["bash", "-c", f'"{PROGRAM}" score "{STUDY}" --format csv --quiet | head -n 1; echo "${{PIPESTATUS[0]}}"'], env=BARE, capture_output=True, text=True)
        self.assertTrue(done.stdout.startswith("instrument,perspective,wave,by,site,group,scale,n,"))
        self.assertEqual(done.stdout.splitlines()[1], "0")
        self.assertEqual(done.stderr, "")

    def test_a_full_disk_is_said_and_ends_with_3(self):
        with open("/dev/full", "wb") as full:
            done = subprocess.run([PROGRAM, "score", SMALL], env=BARE, stdout=full, stderr=subprocess.PIPE, text=True)
        self.assertEqual(done.returncode, 3)
        self.assertIn("standard output: error [unwritable-output]", done.stderr)

    def test_a_closed_standard_output_is_said_and_ends_with_3(self):
        done = subprocess.run(["sh", "-c", f'exec "{PROGRAM}" score "{SMALL}" >&-'], env=BARE, stderr=subprocess.PIPE, text=True)
        self.assertEqual(done.returncode, 3)
        self.assertIn("standard output", done.stderr)

    def test_a_file_that_is_replaced_is_whole_or_as_it_was(self):
        with tempfile.TemporaryDirectory() as folder:
            target = pathlib.Path(folder) / "scores.csv"
            target.write_text("old\n")
            self.assertEqual(recaudit("score", "nothing.yaml", "-o", str(target)).returncode, 3)
            self.assertEqual(target.read_text(), "old\n")
            self.assertEqual(recaudit("score", SMALL, "--format", "csv", "-o", str(target)).returncode, 0)
            self.assertTrue(target.read_text().startswith("instrument,"))
            self.assertEqual(os.listdir(folder), ["scores.csv"])

    def test_a_folder_that_may_not_be_written_ends_with_3(self):
        if os.geteuid() == 0:
            self.skipTest("root may write anywhere")
        with tempfile.TemporaryDirectory() as folder:
            os.chmod(folder, 0o500)
            done = recaudit("run", SMALL, "-o", f"{folder}/out")
            self.assertEqual(done.returncode, 3)
            self.assertEqual(os.listdir(folder), [])


class Surroundings(unittest.TestCase):
    def test_the_locale_changes_nothing(self):
        plain = recaudit("score", SMALL, "--format", "json").stdout
        for locale in ("de_DE.UTF-8", "C", "tr_TR.UTF-8", "nonsense"):
            self.assertEqual(recaudit("score", SMALL, "--format", "json", env=BARE | {"LC_ALL": locale, "LANG": locale}).stdout, plain)

    def test_the_number_of_threads_changes_no_byte(self):
        with tempfile.TemporaryDirectory() as folder:
            for threads in ("1", "2", "7"):
                self.assertEqual(recaudit("run", STUDY, "-o", f"{folder}/{threads}", "--threads", threads).returncode, 0)
            for threads in ("2", "7"):
                subprocess.run(["diff", "-r", f"{folder}/1", f"{folder}/{threads}"], check=True)

    def test_a_study_copied_elsewhere_gives_the_same_bytes(self):
        with tempfile.TemporaryDirectory() as folder:
            copy = pathlib.Path(folder) / "another place"
            subprocess.run(["cp", "-r", str(ROOT / "tests/fixtures/small-study"), str(copy)], check=True)
            self.assertEqual(recaudit("run", SMALL, "-o", f"{folder}/a").returncode, 0)
            self.assertEqual(recaudit("run", "study.yaml", "-o", f"{folder}/b", cwd=copy).returncode, 0)
            subprocess.run(["diff", "-r", f"{folder}/a", f"{folder}/b"], check=True)

    def test_without_o_the_report_lies_beside_the_study_and_not_where_one_stands(self):
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run(["cp", "-r", str(ROOT / "tests/fixtures/small-study"), f"{folder}/study"], check=True)
            self.assertEqual(recaudit("run", "study/study.yaml", cwd=folder).returncode, 0)
            self.assertTrue(os.path.exists(f"{folder}/study/out/results.json"))
            self.assertEqual(os.listdir(folder), ["study"])


class Terminals(unittest.TestCase):
    def test_messages_are_in_colour_at_a_terminal_only(self):
        self.assertIn("\x1b[", on_terminal("check", "nothing.yaml", env=BARE | {"TERM": "xterm"}))
        self.assertNotIn(b"\x1b[", recaudit("check", "nothing.yaml", env=BARE | {"TERM": "xterm"}).stderr)

    def test_no_color_and_color_never_switch_colour_off(self):
        self.assertNotIn("\x1b[", on_terminal("check", "nothing.yaml", env=BARE | {"TERM": "xterm", "NO_COLOR": "1"}))
        self.assertNotIn("\x1b[", on_terminal("check", "nothing.yaml", "--color", "never", env=BARE | {"TERM": "xterm"}))

    def test_color_always_switches_it_on(self):
        self.assertIn(b"\x1b[", recaudit("check", "nothing.yaml", "--color", "always").stderr)

    def test_progress_shows_after_a_second_and_is_wiped(self):
        with tempfile.TemporaryDirectory() as folder:
            os.mkfifo(f"{folder}/answers.csv")
            writer = subprocess.Popen(["sh", "-c", f'{{ sleep 2.2; cat "{ROOT}/tests/fixtures/small-study/answers.csv"; }} > "{folder}/answers.csv"'])
            form = str(ROOT / "tests/fixtures/small-study/form.yaml")
            shown = on_terminal("score", "--instrument", form, f"{folder}/answers.csv", env=BARE | {"TERM": "xterm"})
            writer.wait()
        self.assertIn("Reading the responses ... 1 s", shown)
        self.assertTrue(shown.endswith("\r\x1b[K"))

    def test_a_long_analysis_shows_a_bar_the_share_done_and_the_time_left(self):
        with tempfile.TemporaryDirectory() as folder:
            for name in ("answers.csv", "form.yaml", "study.yaml"):
                shutil.copy(ROOT / "tests/fixtures/small-study" / name, folder)
            with open(f"{folder}/study.yaml", "a", encoding="utf-8") as study:
                study.write("resampling: {replicates: 1000000}\n")
            shown = on_terminal("score", f"{folder}/study.yaml", "--threads", "1", env=BARE | {"TERM": "xterm"})
            self.assertRegex(shown, r"Analysing \[#*-*\] \d+ %, \d+ (s|min) left")
            self.assertTrue(shown.endswith("\r\x1b[K"))
            self.assertEqual(on_terminal("score", f"{folder}/study.yaml", "--quiet", env=BARE | {"TERM": "xterm"}), "")


if __name__ == "__main__":
    unittest.main()
