"""A step of `make test`: its heading, what it ran, how it went."""

import os
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass, field
from pathlib import Path

TOOLS = Path(sys.executable).parent


@dataclass
class Result:
    passed: int = 0
    failed: int = 0
    skipped: int = 0
    problems: list = field(default_factory=list)

    def add(self, other):
        self.passed += other.passed
        self.failed += other.failed
        self.skipped += other.skipped
        self.problems += other.problems


def heading(title):
    print(f"\n== {title}", flush=True)


def run(title, tool, *arguments, **environment):
    heading(title)
    command = [str(TOOLS / tool), *map(str, arguments)]
    return verdict(title, subprocess.run(command, env=os.environ | environment).returncode == 0)


def verdict(title, good):
    return Result(passed=1) if good else Result(failed=1, problems=[title])


def run_pytest(title, folder, *arguments, **environment):
    """Counts the tests; a run that ends without a report is one failure."""
    report = Path(folder) / "report.xml"
    report.unlink(missing_ok=True)
    whole = run(title, "python", "-m", "pytest", f"--junit-xml={report}", *arguments, **environment)
    if not report.exists():
        return Result(failed=1, problems=[title])
    counted = count(ElementTree.parse(report).getroot())
    counted.failed = max(counted.failed, whole.failed)
    counted.problems = whole.problems
    return counted


def count(root):
    suites = list(root.iter("testsuite"))
    total = {
        name: sum(int(suite.get(name, 0)) for suite in suites)
        for name in ("tests", "failures", "errors", "skipped")
    }
    failed = total["failures"] + total["errors"]
    return Result(total["tests"] - failed - total["skipped"], failed, total["skipped"])


def could_not_run(title, reason):
    """Tests that need a program that isn't here: said, and a failure where all are demanded."""
    heading(title)
    print(f"NOT RUN: {reason}.", flush=True)
    if os.environ.get("REQUIRE_ALL") == "1":
        return Result(failed=1, problems=[f"{title}: {reason}"])
    return Result(skipped=1)
