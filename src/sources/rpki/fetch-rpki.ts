import type { SourceSetting } from "../../declaration/index.ts";
import { diagnostic } from "../../diagnostics/index.ts";
import type { FetchContext, FetchedSource } from "../fetch-source.ts";
import { readLocation } from "../open-location.ts";
import { OverlappingPrefixes } from "../overlapping-prefixes.ts";
import { formatTime, futureProblem, timeOf } from "../provenance-time.ts";
import { readValidatorJson, type Selection } from "./read-validator-json.ts";
import type { Rpki } from "./rpki.ts";

/**
 * Fetches the data of the operator's validator that concerns us and our peers: VRPs of prefixes that are registered, cover
 * one or are inside of one, and ASPAs of us, our peers and everybody who may originate their prefixes. Null after an error
 * was reported.
 */
export async function fetchRpki(
  { from: [from] }: SourceSetting,
  context: FetchContext,
): Promise<FetchedSource<Rpki>> {
  const { name, needs, report } = context;
  if (!from) throw new Error("a source without a location");
  const { value, span } = from;
  const opened = await readLocation(value, { ...context, span });
  if (!opened) return null;
  const { text, origin, lastModified } = opened;
  const now = context.now();
  const reading = readValidatorJson(text, selectionFor(needs), now);
  const fail = (problem: string): null => {
    report(diagnostic("source-unreadable", { name, origin, problem }, { span }));
    return null;
  };
  if (reading.kind === "refused") return fail(reading.problem);
  const { vrps, aspas, madeAt, expired } = reading;
  const inFuture = futureProblem(madeAt, now);
  if (inFuture !== null) return fail(inFuture);
  if (expired.total > 0) {
    report(diagnostic("source-records-unusable", { name, ...expired }, { span }));
  }
  const time = formatTime(timeOf(madeAt, lastModified, now));
  const { registered } = needs;
  return { data: { vrps, aspas }, provenance: { origins: [origin], time, registered } };
}

function selectionFor({ asn, peers, origins, prefixes }: FetchContext["needs"]): Selection {
  const ours = new OverlappingPrefixes(prefixes);
  const customers = new Set([asn, ...peers, ...origins]);
  return {
    vrp: ({ prefix }) => ours.overlaps(prefix),
    aspa: (customer) => customers.has(customer),
  };
}
