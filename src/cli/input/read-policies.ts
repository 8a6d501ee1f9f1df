import { join, relative } from "node:path";

import { diagnostic, Diagnostics, type Report, type Source } from "../../diagnostics/index.ts";
import { readLibrary, type LibraryParts, type PolicySources } from "../../policy/index.ts";
import type { FolderFiles, NetworkFiles } from "./network-files.ts";
import { packageFolder, packagePath } from "../package-files.ts";

/** Reads the shipped policies and the network's own, from `policies/` next to its network.yaml. */
export function readPolicies(
  cwd: string,
  network: NetworkFiles,
  report: Report,
  read = readLibrary,
): LibraryParts {
  const found = new Diagnostics();
  const tell: Report = (d) => {
    found.report(d);
    report(d);
  };
  const shipped = packagePath("policies");
  const shown = relative(cwd, shipped);
  const folders = [
    policySources(packageFolder("policies"), "", shown.startsWith("..") ? shipped : shown, tell),
  ];
  const isShipped = network.kind === "disk" && network.locate("policies") === shipped;
  const isReadable = network.list("policies") !== null;
  if (network.list("")?.includes("policies") === true && !isReadable) {
    tell(diagnostic("file-not-found", { path: join(network.folder, "policies") }));
  } else if (isReadable && !isShipped) {
    // If peerc is run inside of its own folder, that is also the network's.
    folders.push(policySources(network, "policies", join(network.folder, "policies"), tell));
  }
  const parts = read(folders, report);
  // A file that cannot be read may contain any policy.
  return found.failed ? { ...parts, whole: false, known: null } : parts;
}

/** The files of a folder of policies. Files that cannot be read or are misnamed are reported, never ignored. */
function policySources(
  files: FolderFiles,
  folder: string,
  shown: string,
  report: Report,
): PolicySources {
  const source = (path: string): Source[] => {
    const text = files.read(join(folder, path));
    if (text === null) report(diagnostic("file-not-found", { path: join(shown, path) }));
    return text === null ? [] : [{ path: join(shown, path), text }];
  };
  const names = (path: string): readonly string[] =>
    (files.list(join(folder, path)) ?? []).filter((name) => !name.startsWith("."));
  const yaml = (path: string): Source[] =>
    names(path).flatMap((name) => {
      if (/\.(?:yml|json)$|\.yaml$/i.test(name) && !name.endsWith(".yaml")) {
        report(diagnostic("misnamed-file", { path: join(shown, path, name) }));
      }
      return name.endsWith(".yaml") && name !== "rules.yaml" ? source(join(path, name)) : [];
    });
  if (names("").includes("lists") && files.list(join(folder, "lists")) === null) {
    report(diagnostic("file-not-found", { path: join(shown, "lists") }));
  }
  const rules = names("").includes("rules.yaml") ? source("rules.yaml") : [];
  return { rules: rules[0] ?? null, lists: yaml("lists"), policies: yaml("") };
}
