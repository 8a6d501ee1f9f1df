import { join, relative } from "node:path";

import type { Report, Source } from "../diagnostics/index.ts";
import { loadPolicies, type PolicyLibrary, type PolicySources } from "../policy/index.ts";
import { diskFiles, type DiskFiles } from "./disk-files.ts";
import { packagePath } from "./package-files.ts";

/** Reads the shipped policies and the network's own, from `policies/` beside its network.yaml. */
export function readPolicies(
  cwd: string,
  network: DiskFiles,
  report: Report,
): PolicyLibrary | null {
  const shipped = packagePath("policies");
  const shown = relative(cwd, shipped);
  const folders = [
    policySources(diskFiles(cwd, shipped), "", shown.startsWith("..") ? shipped : shown),
  ];
  const own = network.locate("policies");
  // The package's own folder is a network's too where peerc is run inside of it.
  if (own !== null && own !== shipped) {
    folders.push(policySources(network, "policies", join(network.folder, "policies")));
  }
  return loadPolicies(folders, report);
}

function policySources(files: DiskFiles, folder: string, shown: string): PolicySources {
  const source = (path: string): Source[] => {
    const text = files.read(join(folder, path));
    return text === null ? [] : [{ path: join(shown, path), text }];
  };
  const yaml = (path: string): Source[] =>
    (files.list(join(folder, path)) ?? [])
      .filter((name) => name.endsWith(".yaml") && name !== "rules.yaml")
      .flatMap((name) => source(join(path, name)));
  return { rules: source("rules.yaml")[0] ?? null, lists: yaml("lists"), policies: yaml("") };
}
