import { LITERAL_SECRET, type ReadForm } from "../../model/index.ts";

/**
 * Whether an option as read equals the declared one: deep equality, whatever the order of the keys. A secret in a
 * running configuration may have any value, because it replaced the placeholder; one that still is the placeholder was
 * loaded without that, and is a wrong password. A file to load contains no other than the declared placeholder.
 */
export function sameOption(declared: unknown, read: unknown, form: ReadForm): boolean {
  if (!isObject(declared) || !isObject(read)) return declared === read;
  if (typeof declared.env === "string" && typeof read.env === "string") {
    return read.env === (form === "running" ? LITERAL_SECRET : declared.env);
  }
  const names = new Set([...Object.keys(declared), ...Object.keys(read)]);
  return [...names].every((name) => sameOption(declared[name], read[name], form));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
