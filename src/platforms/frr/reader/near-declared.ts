import { covers, equalAddresses, maxLength, type ScopedAddress } from "../../../net/index.ts";
import type { SessionReading } from "../../../model/index.ts";
import type { ReadingProblems } from "../../reading-problems.ts";
import type { FrrFile } from "./file-content.ts";

/**
 * Reports statements that are not part of a declared neighbor but change its session. All of this was seen on 8.4.4.
 */
export function reportNear(
  { near }: FrrFile,
  declared: readonly ScopedAddress[],
  sessions: readonly SessionReading[],
  problems: ReadingProblems,
): void {
  for (const { address, line } of near.inViews) {
    if (!declared.some((one) => equalAddresses(one.address, address))) continue;
    problems.notUnderstood(
      line,
      "a neighbor of a view that would take the connections of a declared one",
    );
  }
  for (const { prefix, line } of near.ranges) {
    const inside = ({ address: one }: ScopedAddress) =>
      covers(prefix, { ...one, length: maxLength(one.family) });
    if (!declared.some(inside)) continue;
    problems.notUnderstood(
      line,
      "a declared neighbor is in this range: a password of its peer-group is asked of that one too",
    );
  }
  for (const { address, line } of near.bfdPeers) {
    const session = sessions.find(({ remote }) => equalAddresses(remote, address));
    if (!session?.options.bfd) continue;
    problems.notUnderstood(line, "times of the BFD of a declared neighbor");
  }
}
