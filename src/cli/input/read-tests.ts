import { join } from "node:path";

import { diagnostic, Diagnostics, type Report, type Source } from "../../diagnostics/index.ts";
import type { NetworkFiles } from "./network-files.ts";

/** The folder of the assertions inside of a network's folder. */
const TESTS_FOLDER = "tests";
/** The largest file of assertions that is read, in megabytes. */
const MAX_MEGABYTES = 10;

/** The files of assertions of a network, sorted; null if there are none, or one cannot be read or is misnamed. */
export function readTests(network: NetworkFiles, report: Report): readonly Source[] | null {
  const found = new Diagnostics();
  const folder = join(network.folder, TESTS_FOLDER);
  const names = (network.list(TESTS_FOLDER) ?? []).filter((name) => !name.startsWith("."));
  const present = network.list("")?.includes(TESTS_FOLDER) === true;
  if (present && network.list(TESTS_FOLDER) === null) {
    report(diagnostic("file-not-found", { path: folder }));
    return null;
  }
  for (const name of names) {
    if (/\.(?:yml|json)$|\.yaml$/i.test(name) && !name.endsWith(".yaml")) {
      found.report(diagnostic("misnamed-file", { path: join(folder, name) }));
    }
  }
  const yaml = names.filter((name) => name.endsWith(".yaml"));
  if (yaml.length === 0 && !found.failed) {
    found.report(diagnostic("no-assertions", { path: folder }));
  }
  const sources = yaml.flatMap((name): Source[] => {
    const path = join(folder, name);
    const text = network.read(join(TESTS_FOLDER, name));
    if (text === null) found.report(diagnostic("file-not-found", { path }));
    else if (text.length > MAX_MEGABYTES * 1_000_000) {
      found.report(diagnostic("file-too-large", { path, megabytes: MAX_MEGABYTES }));
    } else return [{ path, text }];
    return [];
  });
  found.all.forEach(report);
  return found.failed ? null : sources;
}
