"""Loads what peerc planned, with Nornir, and confirms it only if what runs is proven to be the plan.

    PEERC_SECRETS=secrets.json python3 deliver.py NETWORK PLAN [--hosts hosts.yaml]

Small, to be read and adapted: the steps and commands are those of the plan, as for the Ansible roles beside it, whose
cli-session.py keeps the CLI sessions of Junos and IOS-XR open. It looks less closely than they do: it proves what runs, but
not that the files on disk are what BIRD has read, and it waits for no sessions.
"""

import argparse
import hashlib
import json
import os
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile
import time

from nornir import InitNornir
from nornir.core.task import Result, Task

CLI = pathlib.Path(__file__).parent.parent / "ansible/roles/router/files/cli-session.py"
PEERC = shlex.split(os.environ.get("PEERC", "peerc"))
SSH = shlex.split(os.environ.get("PEERC_SSH", "ssh -o BatchMode=yes"))
SCP = shlex.split(os.environ.get("PEERC_SCP", "scp -q -o BatchMode=yes"))


class NotAsPlanned(Exception):
    """Says what is not; the answer of a router is not in it, because that may have secrets."""


def run(argv, stdin=""):
    """A program's exit code and output."""
    done = subprocess.run(argv, input=stdin, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


class Router:
    """A router at work: its entry in the plan, its address, and the CLI sessions that are open."""

    def __init__(self, entry, address, folder):
        self.entry, self.address, self.folder = entry, address, folder

    def enter(self, command, session):
        """Enters a command in a CLI session, which is opened if need be."""
        place = os.path.join(self.folder, session)
        if not os.path.exists(place):
            code, prompt = run([sys.executable, CLI, "open", place, "3600", *SSH, "-tt", self.address])
            if code != 0 or self.entry["name"] not in prompt:
                raise NotAsPlanned("there is no CLI session with this router")
            silence = {"junos": "set cli screen-length 0", "iosxr": "terminal length 0"}
            run([sys.executable, CLI, "enter", place, silence[self.entry["platform"]]])
        code, answer = run([sys.executable, CLI, "enter", place, command])
        if code not in (0, 3):
            raise NotAsPlanned("the CLI session has ended")
        return 0, answer

    def step(self, name):
        """Runs the commands of a step; gives the last answer. Raises if one is not as wanted."""
        answer = ""
        for command in self.entry["commands"][name]:
            for _ in range(15 if command["repeat"] else 1):
                if command["where"] == "shell":
                    code, answer = run([*SSH, self.address, command["run"]])
                else:
                    code, answer = self.enter(command["run"], "second" if name == "fetch" else "first")
                wanted = (
                    command["exit"] in (None, code)
                    and all(text in answer for text in command["contains"])
                    and not any(text in answer for text in command["lacks"])
                )
                if wanted:
                    break
                time.sleep(1)
            else:
                raise NotAsPlanned(f"{name}: {command['about']}")
        return answer

    def close(self):
        """Ends the CLI sessions: IOS-XR takes back at once what is not confirmed then."""
        for session in ("first", "second"):
            run([sys.executable, CLI, "close", os.path.join(self.folder, session)])


def bring(router, network, secrets):
    """Puts the secrets into the file, and the file on the router."""
    text = (network / router.entry["file"]).read_text(encoding="utf-8")
    if hashlib.sha256(text.encode()).hexdigest() != router.entry["sha256"]:
        raise NotAsPlanned("the file is not that of the plan")
    for name in router.entry["variables"]:
        if not re.fullmatch(r"[!#-Z^-z|~]{1,80}", secrets.get(name, "")):
            raise NotAsPlanned(f"{name} is missing, or breaks a line")
        text = text.replace("${" + name + "}", secrets[name])
    # The plan's own command says where it belongs on the router.
    copies = [one["run"] for one in router.entry["commands"]["prepare"] if one["run"].startswith("scp ")]
    target = copies[0].split(":", 1)[1]
    path = os.path.join(router.folder, "new")
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
    try:
        if run([*SCP, path, f"{router.address}:{target}"])[0] != 0:
            raise NotAsPlanned("the file could not be copied")
    finally:
        os.unlink(path)


def prove(router, network, plan):
    """Proves that what runs is what was planned."""
    answer = router.step("fetch")
    path = os.path.join(router.folder, "running")
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
        file.write(answer)
    try:
        name = router.entry["name"]
        code, _ = run([*PEERC, "verify", str(network), "--plan", str(plan), "--file", f"{name}={path}"])
        if code != 0:
            raise NotAsPlanned("what runs is not proven")
    finally:
        os.unlink(path)


def load(task: Task, network, plan, routers, secrets) -> Result:
    """Loads one router's file and proves it; whatever fails, it is taken back."""
    router = routers[task.host.name]
    loaded = False
    try:
        bring(router, network, secrets)
        router.step("check")
        loaded = True
        router.step("load")
        prove(router, network, plan)
    except NotAsPlanned as problem:
        return take_back(task, router, loaded, str(problem))
    return Result(host=task.host, result="proven")


def take_back(task, router, loaded, problem):
    """Takes it back, and says why."""
    try:
        if loaded and router.entry["platform"] != "iosxr":
            router.step("back")
    except NotAsPlanned:
        problem += "; it could not be taken back, and the timer will do it"
    router.close()
    return Result(host=task.host, result=problem, failed=True)


def give_up(task: Task, routers) -> Result:
    """Takes back what is proven, because another one of the batch is not."""
    return take_back(task, routers[task.host.name], True, "another router of the batch is not proven")


def confirm(task: Task, network, plan, routers) -> Result:
    """Confirms what is still proven."""
    router = routers[task.host.name]
    try:
        prove(router, network, plan)
        router.step("confirm")
    except NotAsPlanned as problem:
        return take_back(task, router, True, str(problem))
    router.close()
    return Result(host=task.host, result="confirmed")


def main():
    """Loads one batch after the other; the first router that is not as planned ends it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("network", type=pathlib.Path)
    parser.add_argument("plan", type=pathlib.Path)
    parser.add_argument("--hosts", default=str(pathlib.Path(__file__).parent / "hosts.yaml"))
    args = parser.parse_args()
    code, words = run([*PEERC, "plan", "--dir", str(args.network), "--check", str(args.plan)])
    if code != 0:
        sys.exit(f"the network is not as planned: {words}")
    plan = json.loads(args.plan.read_text(encoding="utf-8"))
    secrets = {}
    if "PEERC_SECRETS" in os.environ:
        secrets = json.loads(pathlib.Path(os.environ["PEERC_SECRETS"]).read_text(encoding="utf-8"))
    inventory = {"plugin": "SimpleInventory", "options": {"host_file": args.hosts}}
    with tempfile.TemporaryDirectory(prefix="peerc-") as folder:
        nornir = InitNornir(inventory=inventory, logging={"enabled": False})
        entries = {one["name"]: one for one in plan["routers"]}
        missing = sorted(set(entries) - set(nornir.inventory.hosts))
        if missing:
            sys.exit(f"not in {args.hosts}: {', '.join(missing)}")
        routers = {}
        for name, entry in entries.items():
            os.mkdir(os.path.join(folder, name), 0o700)
            routers[name] = Router(entry, nornir.inventory.hosts[name].hostname, os.path.join(folder, name))
        for batch in plan["batches"]:
            some = nornir.filter(filter_func=lambda host, names=batch: host.name in names)
            outcome = some.run(load, network=args.network, plan=args.plan, routers=routers, secrets=secrets)
            if outcome.failed:
                # None of a batch, if one of it is not proven.
                proven = [name for name in batch if not outcome[name].failed]
                rest = some.filter(filter_func=lambda host, names=proven: host.name in names)
                rest.run(give_up, routers=routers)
            else:
                outcome = some.run(confirm, network=args.network, plan=args.plan, routers=routers)
            for name in batch:
                print(f"{name}: {outcome[name].result}")
            if outcome.failed:
                sys.exit(1)


if __name__ == "__main__":
    main()
