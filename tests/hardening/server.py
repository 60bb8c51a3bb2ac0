"""The server under attack: started in an empty folder, with bounded memory, and looked at from outside."""

import os
import re
import resource
import signal
import subprocess
import tempfile
import time
from pathlib import Path

import wire

MEMORY = 4 * 1024**3


class Server:
    """A server of its own, gone with the `with` that it was started by."""

    def __init__(self, program: Path, rate_limit: int = 0, files: int | None = None):
        self.program, self.rate_limit, self.files = program, rate_limit, files

    def __enter__(self) -> "Server":
        self.folder = tempfile.TemporaryDirectory(prefix="palermo-hardening-")
        environment = {
            "PATH": os.environ.get("PATH", ""),
            "LISTEN": f"{wire.HOST}:0",
            "RATE_LIMIT": str(self.rate_limit),
            "LOG": "error",
        }
        self.log = open(Path(self.folder.name, "log"), "w+b")
        self.process = subprocess.Popen(
            [self.program, "serve"],
            cwd=self.folder.name,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=self.log,
            preexec_fn=self.bounded,
        )
        self.port = self.port_announced()
        return self

    def bounded(self) -> None:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        if self.files:
            resource.setrlimit(resource.RLIMIT_NOFILE, (self.files, self.files))

    def port_announced(self) -> int:
        for line in self.process.stdout:
            if found := re.search(rb"http://[^/]*:(\d+)/graphql", line):
                return int(found.group(1))
        raise SystemExit(f"the server does not start: {self.errors()}")

    def errors(self) -> str:
        self.log.seek(0)
        return self.log.read().decode(errors="replace")

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(12)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        self.process.stdout.close()
        self.log.close()
        self.folder.cleanup()

    def lives(self) -> bool:
        if self.process.poll() is not None:
            return False
        return wire.ask(self.port, wire.get("/healthz"), 5).status == 200

    def memory(self) -> int:
        """The resident memory in bytes."""
        return self.status("VmRSS")

    def peak(self) -> int:
        """The largest resident memory since `forget_peak`."""
        return self.status("VmHWM")

    def forget_peak(self) -> None:
        try:
            Path(f"/proc/{self.process.pid}/clear_refs").write_text("5")
        except OSError:
            pass

    def status(self, name: str) -> int:
        try:
            text = Path(f"/proc/{self.process.pid}/status").read_text()
        except OSError:
            return 0
        found = re.search(rf"{name}:\s+(\d+) kB", text)
        return int(found.group(1)) * 1024 if found else 0

    def open_files(self) -> int:
        try:
            return len(os.listdir(f"/proc/{self.process.pid}/fd"))
        except OSError:
            return 0

    def settled_files(self) -> int:
        """How many files are open once those of earlier attacks are closed."""
        end, last = time.monotonic() + 5, self.open_files()
        while time.monotonic() < end:
            time.sleep(0.4)
            now = self.open_files()
            if now == last:
                break
            last = now
        return last
