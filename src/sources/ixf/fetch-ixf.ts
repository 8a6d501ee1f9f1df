import { diagnostic } from "../../diagnostics/index.ts";
import { formatPrefix } from "../../net/index.ts";
import type { FetchContext, FetchedSource, SourceLocation } from "../fetch-source.ts";
import { formatTime, readLocation } from "../open-location.ts";
import type { IxfExport } from "./ixf.ts";
import { readExport } from "./read-export.ts";

/** The most records that cannot be used that are named. */
const MOST_NAMED = 5;

/** Fetches the member export of an exchange. Null after an error was reported. */
export async function fetchIxf(
  exchange: string,
  from: SourceLocation,
  context: FetchContext,
): Promise<FetchedSource<IxfExport>> {
  const { name, needs, report, span } = context;
  const read = await readLocation(from, context);
  if (!read) return null;
  const { text, origin, lastModified } = read;
  const lans = needs.lans.get(exchange) ?? [];
  const refuse = (problem: string): null => {
    report(diagnostic("source-unreadable", { name, origin, problem }, { span }));
    return null;
  };
  const result = readExport(text, lans);
  if (result.kind === "refused") return refuse(result.problem);
  const { connections, leftOut, madeAt } = result;
  if (leftOut.length > 0) {
    const examples = leftOut.slice(0, MOST_NAMED);
    report(
      diagnostic("source-records-unusable", { name, total: leftOut.length, examples }, { span }),
    );
  }
  if (connections.length === 0) {
    return refuse(
      `has no address in ${lans.map(formatPrefix).join(" or ")}: is it that of another exchange?`,
    );
  }
  const now = context.now();
  // Its clock may be ahead of ours, but nothing is from the future.
  const time = formatTime(Math.min(madeAt ?? lastModified ?? now, now));
  return { data: { connections }, provenance: { origins: [origin], time } };
}
