import { makeVisible } from "../../diagnostics/index.ts";

/** Whether a JSON value is an object. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A JSON value for a message, cut at 60 characters: `"192.0.2.1/24"`, `nothing` for a member that is missing. */
export function shown(value: unknown): string {
  if (value === undefined) return "nothing";
  if (Array.isArray(value)) return "a list";
  if (isRecord(value)) return "an object";
  const text = JSON.stringify(value);
  return makeVisible(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}
