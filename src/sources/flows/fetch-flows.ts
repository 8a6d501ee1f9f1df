import type { SourceSetting } from "../../declaration/index.ts";
import type { FetchContext, FetchedSource } from "../fetch-source.ts";
import { digestOf } from "../committed/committed-source.ts";
import { formatTime, readLocation } from "../open-location.ts";
import { FLOWS_FORMAT } from "./flows-format.ts";
import type { Flows } from "./flows.ts";
import { readFlows } from "./read-flows.ts";

/**
 * Reads the declared traffic. All networks are kept: those that are no peers may become some. Null after an error was
 * reported.
 */
export async function fetchFlows(
  { from: [from] }: SourceSetting,
  context: FetchContext,
): Promise<FetchedSource<Flows>> {
  if (!from) throw new Error("a source without a location");
  const read = await readLocation(from.value, context);
  if (!read) return null;
  const { text, origin, lastModified } = read;
  const data = readFlows({ path: origin, text }, context.report);
  if (!data) return null;
  const now = context.now();
  const time = formatTime(Math.min(lastModified ?? now, now));
  // A file does not say when it was made. Read again without a change, it is no newer than it was.
  const { before } = context;
  const isSame =
    lastModified === null && before?.entry.digest === digestOf(FLOWS_FORMAT.write(data));
  return { data, provenance: { origins: [origin], time: isSame ? before.entry.time : time } };
}
