// Other programs that read MRT, if they are there; Python's are installed from PyPI once.
import { spawnSync } from "node:child_process";

import { BGPKIT, installPython, MRTPARSE } from "../../python-environment.js";

/** Reads all records, and formats none. */
const WITH_MRTPARSE = `import sys, mrtparse
n = 0
for record in mrtparse.Reader(sys.argv[1]):
    n += len(record.data.get("rib_entries", ()))
print(n)`;
/** Counts all elements: a route of a neighbor is one. */
const WITH_BGPKIT = `import sys, pybgpkit_parser
n = 0
for element in pybgpkit_parser.Parser(url=sys.argv[1]):
    n += element.elem_type == "A"
print(n)`;

/** Runs a command, and prints its CPU and wall seconds and its peak memory in MB on a line of their own. */
const MEASURE = `import resource, subprocess, sys, time
start = time.monotonic()
code = subprocess.call(sys.argv[1:])
wall = time.monotonic() - start
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print("\\nmeasured", used.ru_utime + used.ru_stime, wall, used.ru_maxrss / 1024)
sys.exit(code)`;

/** The commands that read an MRT file: each with its name, or why it is absent. */
export function toolsFor(path) {
  const bgpdump = spawnSync("bgpdump", ["-h"]).error
    ? { absent: "not installed (Debian: bgpdump)" }
    : { argv: ["sh", "-c", 'bgpdump -m "$1" 2> /dev/null | wc -l', "sh", path] };
  return [
    { name: "bgpdump -m", ...bgpdump },
    { name: "mrtparse", ...python(MRTPARSE, WITH_MRTPARSE, path) },
    { name: "bgpkit-parser (Python)", ...python(BGPKIT, WITH_BGPKIT, path) },
  ];
}

function python(requirement, script, path) {
  try {
    const bin = installPython(requirement, () => {
      throw new Error("Python's module venv is missing");
    });
    return { argv: [`${bin}/python`, "-c", script, path] };
  } catch (problem) {
    return { absent: problem.message };
  }
}

/** What a command takes: { cpu, wall, peak, text }; null if it failed. */
export function measureTool(argv) {
  const { status, stdout } = spawnSync("python3", ["-c", MEASURE, ...argv], { encoding: "utf8" });
  const [, cpu, wall, peak] = /\nmeasured (\S+) (\S+) (\S+)\n$/.exec(stdout ?? "") ?? [];
  if (status !== 0 || cpu === undefined) return null;
  return { cpu: Number(cpu), wall: Number(wall), peak: Number(peak), text: stdout };
}
