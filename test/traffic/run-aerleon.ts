import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { AERLEON, programsOf } from "../python-environment.js";

/** Aerleon's program; null if it is not installed. */
const ACLGEN = programsOf(AERLEON);

/** Whether Aerleon can be run here. In CI, where it must be, importing this fails if it cannot. */
export const canRunAerleon = ACLGEN !== null;
if (!canRunAerleon) {
  const lacking = "NOT TESTED: filters made by Aerleon, because it is not installed";
  if (process.env["CI"] === "true") throw new Error(lacking);
  console.warn(lacking);
}

/** The filters that Aerleon makes from a folder of `peerc acl`: file name → text. */
export function runAerleon(folder: string): ReadonlyMap<string, string> {
  const out = mkdtempSync(join(tmpdir(), "peerc-aerleon-"));
  try {
    const { status, stderr } = spawnSync(
      join(ACLGEN ?? "", "aclgen"),
      [
        ...["--base_directory", join(folder, "aerleon/policies")],
        ...["--definitions_directory", join(folder, "aerleon/definitions")],
        ...["--output_directory", out],
      ],
      { encoding: "utf8" },
    );
    // It warns with each folder that it has found.
    const warned = stderr
      .split("\n")
      .filter((line) => /^[WEF]\d{4} (?!.* pol files found)/.test(line));
    if (status !== 0 || warned.length > 0) throw new Error(stderr);
    return new Map(readdirSync(out).map((name) => [name, readFileSync(join(out, name), "utf8")]));
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}
