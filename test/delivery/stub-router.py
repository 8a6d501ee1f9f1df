"""The CLI of a Junos or IOS-XR router, as far as the manuals and recorded sessions show it, for the roles of the example.

    stub-router.py PLATFORM FOLDER NAME        a session on standard input and output
    stub-router.py PLATFORM FOLDER NAME state  prints what the router runs: `running`, `pending` and the history, as JSON

FOLDER has the router's state; running.txt is what it runs at first, files/ what is copied to it. `faults` may have names of
what goes wrong: refuse-load, refuse-commit, drop-at-commit, other-commits, sessions-down, confirm-fails.

Sources: Junos, CLI User Guide ("Using the configure exclusive Command", "Commit Junos OS Configuration Changes but Require
Confirmation", "Load a Configuration from a File"); IOS-XR, "Configuration Management Commands", and the question that it asks
who leaves an unconfirmed configuration (ansible-collections/cisco.iosxr issue 260).
"""

import json
import os
import re
import sys
import time

PLATFORM, FOLDER, NAME, *REST = sys.argv[1:]
PATH = os.path.join(FOLDER, "state.json")


def read(path):
    """A file's text."""
    with open(os.path.join(FOLDER, path), encoding="utf-8") as file:
        return file.read()


def faults():
    """What goes wrong."""
    path = os.path.join(FOLDER, "faults")
    return read("faults").split() if os.path.exists(path) else []


def state():
    """What the router runs, after timers that have run out and sessions that have ended."""
    if not os.path.exists(PATH):
        return {"running": read("running.txt"), "pending": None, "lock": None, "history": []}
    now = json.loads(read("state.json"))
    pending = now["pending"]
    if pending is not None:
        ended = PLATFORM == "iosxr" and not os.path.exists(f"/proc/{pending['session']}")
        if ended or time.monotonic() > pending["until"]:
            now["history"].append("rolled back")
            now["running"] = pending["before"]
            now["pending"] = None
    if now["lock"] is not None and not os.path.exists(f"/proc/{now['lock']}"):
        now["lock"] = None
    return now


def save(now):
    """Keeps the state, all of it or nothing."""
    with open(PATH + ".new", "w", encoding="utf-8") as file:
        json.dump(now, file)
    os.replace(PATH + ".new", PATH)


class Session:
    """One session: in operational mode, or in configuration mode with a candidate."""

    def __init__(self):
        self.configuring = False
        self.candidate = None
        self.asking = False

    def prompt(self):
        if PLATFORM == "junos":
            return f"[edit]\r\nops@{NAME}# " if self.configuring else f"ops@{NAME}> "
        mode = "(config)" if self.configuring else ""
        return f"RP/0/RP0/CPU0:{NAME}{mode}#"

    def commit(self, now, seconds, confirms):
        """Has the candidate run; without `seconds`, for good."""
        before = now["running"]
        if now["pending"] is not None and confirms:
            now["pending"] = None
            now["history"].append("confirmed")
        if self.candidate is not None:
            now["running"] = self.candidate
            now["history"].append("committed")
        if seconds is not None:
            until = time.monotonic() + seconds
            now["pending"] = {"before": before, "until": until, "session": os.getpid()}
        self.candidate = None
        if seconds is not None and "other-commits" in faults():
            now["running"] += "\n" + ("! by hand" if PLATFORM == "iosxr" else "/* by hand */") + "\n"
            now["running"] = now["running"].replace("2500", "9999", 1)
        save(now)
        if seconds is not None and "drop-at-commit" in faults():
            sys.exit(0)

    def junos(self, line, now):
        """An answer of Junos."""
        if line.startswith("set cli "):
            return "Screen length set to 0\n"
        if line == "show system commit":
            waits = "0   2026-11-30 01:00:00 UTC by ops via cli commit confirmed, rollback in 5mins\n"
            return waits if now["pending"] else "0   2026-11-30 01:00:00 UTC by ops via cli\n"
        if line == "show configuration | no-more":
            return "## Last commit: 2026-11-30 01:00:00 UTC by ops\n" + now["running"]
        if line == "show bgp summary | no-more":
            return self.bgp_summary(now)
        if line.startswith("file delete "):
            return ""
        if line == "configure exclusive":
            if now["lock"] not in (None, os.getpid()):
                return "error: configuration database locked by:\n  root terminal p3 (pid 1088) on since 2026-11-30\n"
            now["lock"] = os.getpid()
            save(now)
            self.configuring = True
            return "warning: uncommitted changes will be discarded on exit\nEntering configuration mode\n\n"
        if not self.configuring:
            return f"                ^\nunknown command.\n"
        if line.startswith("load replace "):
            text = read("files/" + os.path.basename(line.split()[-1]))
            if text.count("{") != text.count("}") or "refuse-load" in faults():
                return "/var/tmp/peerc.conf:1:(1) missing right brace: syntax error\nload complete (1 errors)\n"
            body = "\n".join(one for one in text.split("\n") if not one.startswith("##"))
            group = re.search(r"groups \{.*", body, re.S).group(0).replace("    replace:\n", "", 1)
            self.candidate = re.sub(r"groups \{.*?\n\}\n", lambda _: group, now["running"], flags=re.S)
            return "load complete\n"
        if line == "show | compare":
            return "[edit groups peerc]\n+  ...\n"
        if line == "commit check":
            if now["pending"]:
                self.commit(now, None, True)
            if "refuse-commit" in faults():
                return "error: configuration check-out failed\n"
            return "configuration check succeeds\n"
        match = re.fullmatch(r"commit confirmed (\d+)", line)
        if match:
            # A minute of the stub is a second.
            self.commit(now, int(match[1]) * int(os.environ.get("STUB_MINUTE", "60")), False)
            words = f"commit confirmed will be automatically rolled back in {match[1]} minutes unless confirmed"
            return words + "\ncommit complete\n\n# commit confirmed will be rolled back in {match[1]} minutes\n"
        if line == "commit":
            if "confirm-fails" in faults() and now["pending"]:
                return "error: could not open configuration database\n"
            self.commit(now, None, True)
            return "commit complete\n"
        if line == "rollback 1":
            self.candidate = now["pending"]["before"] if now["pending"] else now["running"]
            return "load complete\n"
        if line == "exit":
            self.configuring = False
            now["lock"] = None
            save(now)
            return "Exiting configuration mode\n"
        return "                ^\nunknown command.\n"

    def iosxr(self, line, now):
        """An answer of IOS-XR."""
        if self.asking:
            self.asking = False
            if line != "yes":
                return ""
            self.configuring = False
            now["running"] = now["pending"]["before"] if now["pending"] else now["running"]
            now["pending"] = None
            now["history"].append("rolled back")
            now["lock"] = None
            save(now)
            return ""
        if line.startswith("terminal ") or line.startswith("delete "):
            return ""
        if line == "show running-config":
            return (
                "Mon Nov 30 01:00:00.123 UTC\nBuilding configuration...\n!! IOS XR Configuration 7.11.1\n"
                "!! Last configuration change at Mon Nov 30 01:00:00 2026 by ops\n!\n" + now["running"] + "end\n\n"
            )
        if line == "show bgp sessions":
            return "Mon Nov 30 01:00:00.123 UTC\n\n" + self.bgp_summary(now)
        if line == "configure exclusive":
            if now["lock"] not in (None, os.getpid()):
                return "Configuration session is locked, and may not be entered exclusively\n"
            now["lock"] = os.getpid()
            save(now)
            self.configuring = True
            return "Mon Nov 30 01:00:00.123 UTC\n"
        if not self.configuring:
            return "                ^\n% Invalid input detected at '^' marker.\n"
        if line.startswith("load "):
            text = read("files/peerc.cfg")
            if not text.endswith("end-policy\n!\n") and "exit\n" not in text[-200:] and "refuse-load" in faults():
                return "% Couldn't open file\n"
            if "refuse-load" in faults():
                return "Loading.\n1234 bytes parsed in 1 sec (1234)bytes/sec\n% Syntax/Authorization errors in one or more commands.\n"
            outside = now["running"].split("! ---- peerc ----\n")[0]
            self.candidate = outside + "! ---- peerc ----\n" + text
            return f"Loading.\n{len(text)} bytes parsed in 1 sec ({len(text)})bytes/sec\n"
        if line.startswith("show "):
            return "Mon Nov 30 01:00:00.123 UTC\n"
        match = re.fullmatch(r"commit confirmed (\d+)", line)
        if match:
            if "refuse-commit" in faults():
                return "% Failed to commit one or more configuration items during a pseudo-atomic operation.\n"
            self.commit(now, int(match[1]) * int(os.environ.get("STUB_MINUTE", "60")) // 60, False)
            return "Mon Nov 30 01:00:00.123 UTC\n"
        if line == "commit":
            if "confirm-fails" in faults():
                return "% Failed to commit .. As an error (Unknown) encountered during commit operation.\n"
            self.commit(now, None, True)
            return "Mon Nov 30 01:00:00.123 UTC\n"
        if line in ("exit", "abort", "end"):
            if now["pending"] and line != "abort":
                self.asking = True
                return ""
            if now["pending"]:
                now["running"] = now["pending"]["before"]
                now["pending"] = None
                now["history"].append("rolled back")
            self.configuring = False
            now["lock"] = None
            save(now)
            return ""
        return "                ^\n% Invalid input detected at '^' marker.\n"

    def bgp_summary(self, now):
        """Sessions of the running configuration; they are down if so wanted and something is loaded."""
        down = now["pending"] is not None and "sessions-down" in faults()
        peers = sorted(set(re.findall(r"(?m)^\s*neighbor ([0-9a-f.:]+)(?: \{)?$", now["running"])))
        if PLATFORM == "junos":
            up = "Active" if down else "Establ"
            head = "Peer                     AS      InPkt     OutPkt    OutQ   Flaps Last Up/Dwn State|#Active/Received\n"
            return head + "".join(f"{peer:<22} 64500         10         10       0       0        1:23 {up}\n" for peer in peers)
        up = "Active     " if down else "Established"
        head = "Neighbor        VRF                   Spk    AS   InQ  OutQ  NBRState     NSRState\n"
        return head + "".join(f"{peer:<15} default                 0 64500     0     0  {up}  None\n" for peer in peers)


def main():
    """A session, or the state."""
    if REST == ["state"]:
        now = state()
        save(now)
        print(json.dumps(now))
        return
    session = Session()
    while True:
        if session.asking:
            sys.stdout.write(
                "\r\nYou are exiting after a 'commit confirm' with an active rollback session.  If you exit the configuration "
                "awaiting confirmation will not be confirmed and the router will immediately rollback to the previous "
                "configuration.\r\nDo you wish to exit? [no]:"
            )
        else:
            sys.stdout.write("\r\n" + session.prompt())
        sys.stdout.flush()
        line = sys.stdin.readline()
        if not line:
            return
        answer = getattr(session, PLATFORM)(line.strip(), state())
        sys.stdout.write(answer.replace("\n", "\r\n"))


main()
