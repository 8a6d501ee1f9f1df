import { changed, into } from "./into.ts";

/** The line of the configuration that applies its groups. */
const APPLIED = "apply-groups [ re0 re1 peerc ];";

/** The configuration with a statement in its own group, which is applied before or after all others. */
export function inGroup(
  text: string,
  path: readonly string[],
  statement: string,
  order: "first" | "last" = "first",
): string {
  const names = order === "first" ? "SITE re0 re1 peerc" : "re0 re1 peerc SITE";
  return inUnusedGroup(changed(text, [], APPLIED, `apply-groups [ ${names} ];`), path, statement);
}

/** The same in a group that nothing applies. */
export function inUnusedGroup(text: string, path: readonly string[], statement: string): string {
  return into(text, ["groups", "SITE", ...path], statement);
}

/** The configuration with other groups applied. */
export function applying(text: string, names: string): string {
  return changed(text, [], APPLIED, names === "" ? "" : `apply-groups ${names};`);
}
