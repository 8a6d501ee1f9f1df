import { statSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";

import type { Arguments } from "../commands/command.ts";

/**
 * The folder of the network for a command, as given by the user: its first argument, or the option `--dir`; otherwise
 * the current one. A file of a declaration (network.yaml, peers/x.yaml) means the folder that contains it.
 */
export function networkFolder(args: Arguments, cwd: string, option?: "dir"): string {
  const named = (option === undefined ? args.positionals[0] : args.text(option)) ?? ".";
  if (!/\.yaml$/.test(named) || !isFile(resolve(cwd, named))) return named;
  const folder = dirname(named);
  if (basename(named) === "network.yaml") return folder;
  const isPeers = /^(?:peers|policies|tests)$/.test(basename(resolve(cwd, folder)));
  return isPeers ? dirname(folder) : named;
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
