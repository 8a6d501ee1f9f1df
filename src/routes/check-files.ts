import { diagnostic, type Report } from "../diagnostics/index.ts";
import { describePlace } from "./describe-place.ts";
import type { RoutesFile } from "./received-route.ts";

/** Reports each session whose routes of one view are in several files: it is unknown which of them to use. */
export function checkFiles(files: readonly RoutesFile[], report: Report): void {
  const first = new Map<string, string>();
  for (const { path, groups } of files) {
    for (const group of groups) {
      const place = describePlace(group);
      const other = first.get(place);
      if (other === undefined) first.set(place, path);
      else {
        const { source } = group;
        const span = { source, start: 0, end: source.text.length };
        report(diagnostic("routes-in-two-files", { place, files: [other, path] }, { span }));
      }
    }
  }
}
