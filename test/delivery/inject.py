"""Does something to the router, the network or this run, before or after a task: what PEERC_FAULTS says, as JSON."""

import json
import os
import re
import signal
import subprocess

from ansible.plugins.callback import CallbackBase


class CallbackModule(CallbackBase):
    CALLBACK_VERSION = 2.0
    CALLBACK_TYPE = "aggregate"
    CALLBACK_NAME = "inject"

    def __init__(self):
        super().__init__()
        self.faults = json.loads(os.environ["PEERC_FAULTS"])
        self.trace = os.environ["PEERC_TRACE"]
        self.task = ""

    def v2_playbook_on_task_start(self, task, is_conditional):
        self.fire("after", self.task)
        self.task = task.get_name()
        with open(self.trace, "a", encoding="utf-8") as file:
            file.write(self.task + "\n")
        self.fire("before", self.task)

    v2_playbook_on_cleanup_task_start = v2_playbook_on_task_start
    v2_playbook_on_handler_task_start = v2_playbook_on_task_start

    def fire(self, moment, task):
        for fault in self.faults:
            if fault.get("done") or fault["moment"] != moment:
                continue
            if not re.search(fault["task"], task):
                continue
            fault["done"] = True
            with open(self.trace, "a", encoding="utf-8") as file:
                file.write("! " + fault["name"] + "\n")
            if fault["run"] == "kill":
                # With its workers and their ssh, as when the machine loses its power.
                os.killpg(os.getpgrp(), signal.SIGKILL)
            subprocess.run(["sh", "-c", fault["run"]], check=False, stdin=subprocess.DEVNULL)
