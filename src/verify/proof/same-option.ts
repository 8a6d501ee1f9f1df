import { LITERAL_SECRET, type ReadForm } from "../../model/index.ts";

/**
 * Whether an option as read is the declared one: equal all the way down, whatever the order of the keys. A secret in
 * the configuration of a router that runs can be any: it was put there for the placeholder. In a file to load there is none.
 */
export function sameOption(declared: unknown, read: unknown, form: ReadForm): boolean {
  if (!isObject(declared) || !isObject(read)) return declared === read;
  if (read.env === LITERAL_SECRET && typeof declared.env === "string") return form === "running";
  const names = new Set([...Object.keys(declared), ...Object.keys(read)]);
  return [...names].every((name) => sameOption(declared[name], read[name], form));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
