"""Keeps a CLI session with a router open between the tasks of a playbook.

    cli-session.py open FOLDER SECONDS COMMAND...   starts COMMAND (ssh) and waits for a prompt, which it prints
    cli-session.py enter FOLDER LINE                enters a line and prints the answer, without echo and prompt
    cli-session.py close FOLDER

The session is that of a process in the background, which ends when nothing was entered for SECONDS. Exit codes: 0: answered,
1: the session is gone, 3: the router asks a question and waits for the answer.
"""

import os
import pty
import re
import select
import socket
import sys
import time

PROMPT = re.compile(rb"(?:^|[\r\n])(?:\[edit[^\r\n]*\][\r\n]+)?[\w.@:/()-]+[>#%] ?$")
QUESTION = re.compile(rb"(?:\[[^\]\r\n]*\]:|\([^)\r\n]*\)|\?) ?$")
# How long a router may take to answer a line, in seconds: a commit of a large file takes minutes.
PATIENCE = 600


class Gone(Exception):
    """The session has ended."""


def read_answer(terminal):
    """What the router prints until its prompt, and whether it asked a question instead."""
    text = b""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        # A question looks like many a line: it is one if nothing follows.
        ready, _, _ = select.select([terminal], [], [], 2)
        if not ready:
            if PROMPT.search(text):
                return text, False
            if QUESTION.search(text):
                return text, True
            continue
        try:
            part = os.read(terminal, 65536)
        except OSError as problem:
            raise Gone from problem
        if not part:
            raise Gone
        text += part
        if PROMPT.search(text) and not select.select([terminal], [], [], 0.1)[0]:
            return text, False
    raise Gone


def tidy(text, line):
    """An answer without the echo of the line, the prompt, and carriage returns."""
    text = re.sub(rb"\x1b\[[0-9;?]*[A-Za-z]", b"", text).replace(b"\r", b"")
    echo, separator, rest = text.partition(b"\n")
    if separator and line in echo:
        text = rest
    match = PROMPT.search(text)
    return text[: match.start() + 1] if match else text


def serve(folder, seconds, command):
    """Runs the command on a terminal of its own and enters what comes over the socket."""
    pid, terminal = pty.fork()
    if pid == 0:
        os.execvp(command[0], command)
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(os.path.join(folder, "socket"))
    listener.listen()
    listener.settimeout(seconds)
    answer, asked = read_answer(terminal)
    first = tidy(answer, b"\0"), asked
    prompt = PROMPT.search(answer)
    prompt = prompt.group(0).strip() if prompt else b""
    while True:
        try:
            client, _ = listener.accept()
        except socket.timeout:
            break
        with client:
            line = client.makefile("rb").readline().rstrip(b"\n")
            if line == b"\1prompt":
                client.sendall(bytes([3 if first[1] else 0]) + prompt)
                continue
            if line == b"\1close":
                break
            os.write(terminal, line + b"\n")
            try:
                answer, asked = read_answer(terminal)
            except Gone:
                client.sendall(b"\1")
                break
            client.sendall(bytes([3 if asked else 0]) + tidy(answer, line))
    os.close(terminal)


def ask(folder, line):
    """Enters a line; prints the answer and gives the exit code."""
    client = socket.socket(socket.AF_UNIX)
    try:
        client.connect(os.path.join(folder, "socket"))
        client.sendall(line.encode() + b"\n")
        answer = b"".join(iter(lambda: client.recv(65536), b""))
    except OSError:
        answer = b""
    if not answer:
        print("the session is gone", file=sys.stderr)
        return 1
    sys.stdout.buffer.write(answer[1:])
    return answer[0]


def open_session(folder, seconds, command):
    """Starts the process in the background and prints the router's prompt."""
    os.makedirs(folder, mode=0o700, exist_ok=True)
    path = os.path.join(folder, "socket")
    if os.path.exists(path):
        os.unlink(path)
    if os.fork() == 0:
        os.setsid()
        nothing = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(nothing, stream)
        try:
            serve(folder, seconds, command)
        except Gone:
            pass
        finally:
            if os.path.exists(path):
                os.unlink(path)
        os._exit(0)
    end = time.monotonic() + 60
    while not os.path.exists(path) and time.monotonic() < end:
        time.sleep(0.05)
    return ask(folder, "\1prompt")


def main():
    """Does what the first argument says."""
    action, folder, *rest = sys.argv[1:]
    if action == "open":
        return open_session(folder, int(rest[0]), rest[1:])
    if action == "enter":
        return ask(folder, rest[0])
    if action == "close":
        return 0 if ask(folder, "\1close") in (0, 1) else 3
    raise SystemExit(__doc__)


sys.exit(main())
