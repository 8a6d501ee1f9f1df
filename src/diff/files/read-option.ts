import type { MaskedFile } from "../../diagnostics/index.ts";
import type { OptionsReading, SessionOptions } from "../../model/index.ts";
import { sameOption } from "../../verify/index.ts";

/** An option of a session as read. */
type Read = OptionsReading[keyof SessionOptions];

/**
 * Whether two files give an option the same value, as far as their platforms can express it. A literal secret may have
 * replaced any reference. `alike`: both files are to be loaded, or running, on the same software: the same values have the same texts.
 */
export function sameReadOption(a: Read, b: Read, alike: boolean): boolean {
  // Shut down, on a platform without a message for it.
  if (a === "silent" || b === "silent") return a !== null && b !== null;
  const [one, other] = [valuesOf(a), valuesOf(b)];
  if (one === null || other === null) {
    // What one file of the same software does not tell is on there, in a way that stands for several values.
    const all = [...(one ?? []), ...(other ?? [])];
    return !alike || !all.some((value) => value === null || value === false);
  }
  const isIn = (value: unknown, among: readonly unknown[]) =>
    among.some((same) => sameOption(value, same, "running") || sameOption(same, value, "running"));
  return alike
    ? one.every((value) => isIn(value, other)) && other.every((value) => isIn(value, one))
    : one.some((value) => isIn(value, other));
}

/** What an option may be; null: anything, because the platform cannot express it. */
function valuesOf(read: Read): readonly unknown[] | null {
  if (read === "inexpressible") return null;
  if (read === "silent") return [true];
  return read !== null && typeof read === "object" && "oneOf" in read ? read.oneOf : [read];
}

/** An option of a session as read, for display; secrets by the names of their variables. */
export function describeReadOption(read: Read, file: MaskedFile): string {
  const values = valuesOf(read);
  if (values === null) return "not determined by the file";
  // Null among several: what the router does by itself, which the file tells.
  const known = values.length > 1 ? values.filter((value) => value !== null) : values;
  return known.map((value) => describeValue(value, file)).join(" or ");
}

function describeValue(value: unknown, file: MaskedFile): string {
  if (value === null || value === false) return "off";
  if (value === true) return "on";
  if (typeof value === "number") return String(value);
  if (typeof value === "string") return file.text(value);
  if (Array.isArray(value)) return value.map((one) => describeValue(one, file)).join(", ");
  return typeof value === "object"
    ? Object.entries(value)
        .map(([key, inner]) => `${key} ${describeValue(inner, file)}`)
        .join(", ")
    : "";
}
