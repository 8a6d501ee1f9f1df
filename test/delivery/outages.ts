import { readFileSync } from "node:fs";

import { PREFIXES } from "./network.ts";

/** For how many seconds the customer was without one of the routes that both files accept, the longest time. */
export function longestOutage(log: string, until: Date): number {
  let longest = 0;
  for (const prefix of PREFIXES.always) {
    let since: number | null = null;
    for (const line of readFileSync(log, "utf8").split("\n")) {
      const found =
        /^(\S+ \S+) <TRACE> customer\.ipv4 [<>] (added|removed|replaced)\b.* (\S+\/\d+) /.exec(
          line,
        );
      if (found?.[3] !== prefix) continue;
      const time = Date.parse(`${(found[1] ?? "").replace(" ", "T")}Z`);
      if (found[2] === "removed") since ??= time;
      else if (since !== null) {
        longest = Math.max(longest, time - since);
        since = null;
      }
    }
    if (since !== null) longest = Math.max(longest, until.getTime() - since);
  }
  return longest / 1000;
}
