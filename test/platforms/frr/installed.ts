import { spawnSync } from "node:child_process";

/** Whether FRR is installed. Where it must be (`CI` is set) and is not, this throws. */
export function frrInstalled(): boolean {
  if (spawnSync("vtysh", ["--help"]).error === undefined) return true;
  if (process.env["CI"] !== undefined) throw new Error("frr is not installed");
  console.warn("NOT TESTED: FRR is not installed, so nothing is checked against it");
  return false;
}
