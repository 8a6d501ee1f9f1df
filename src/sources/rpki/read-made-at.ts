import { isRecord, shown } from "./json-values.ts";

/**
 * Reads when a validator made its data from `metadata`, in milliseconds since 1970: `generated` in seconds (Routinator),
 * or else `generatedTime` (Routinator) or `buildtime` (rpki-client), RFC 3339. Null if there is none of them; a text if
 * one cannot be read: the problem with its place.
 */
export function readMadeAt(metadata: unknown): number | null | string {
  if (metadata === undefined) return null;
  if (!isRecord(metadata)) return "metadata: is not an object";
  const { generated } = metadata;
  if (generated !== undefined) {
    const isTime = typeof generated === "number" && Number.isInteger(generated) && generated >= 0;
    // Years after 9999 have no RFC 3339 form.
    if (isTime && generated < 253_402_300_800) return generated * 1000;
    return `metadata.generated: ${shown(generated)} is not a time in seconds since 1970`;
  }
  for (const key of ["generatedTime", "buildtime"]) {
    const time = metadata[key];
    if (time === undefined) continue;
    const read = typeof time === "string" && RFC_3339.test(time) ? Date.parse(time) : NaN;
    return Number.isNaN(read) ? `metadata.${key}: ${shown(time)} is not a time (RFC 3339)` : read;
  }
  return null;
}

const RFC_3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;
