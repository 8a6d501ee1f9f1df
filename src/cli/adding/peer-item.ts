import type { NewItem } from "../../document/index.ts";
import type { PeerFacts } from "./peer-facts.ts";
import { sessionItem } from "./session-item.ts";
import type { NewSession } from "./wanted.ts";
import { yamlComment, yamlText } from "./yaml-text.ts";

/** A new peer as an item of `peers`, with what is known and not known about it in comments. */
export function peerItem(
  asn: number,
  facts: PeerFacts,
  sessions: readonly NewSession[],
  { date, remarks }: { readonly date: string | null; readonly remarks: readonly string[] },
): NewItem {
  const { name, relation, asSet, limits, notes, contacts } = facts;
  const noted = (line: string, note: string | null): string =>
    note === null ? line : `${line} ${yamlComment(note)}`;
  const numbers = Object.entries(limits).map(([family, limit]) => `${family}: ${limit}`);
  const lines = [
    `asn: ${asn}`,
    `name: ${yamlText(name)}`,
    `relation: ${relation}`,
    noted(`as_sets: [${asSet}]`, notes.asSet),
    ...(numbers.length === 0
      ? []
      : [noted(`max_prefixes: { ${numbers.join(", ")} }`, notes.limits)]),
    "sessions:",
    ...sessions
      .map(sessionItem)
      .flatMap(({ lines: [first = "", ...others] }) => [
        `  - ${first}`,
        ...others.map((line) => `    ${line}`),
      ]),
  ];
  const comments = [
    ...(date === null ? [] : [`From PeeringDB as of ${date}.`]),
    ...contacts,
    ...remarks.map((remark) => `Check: ${remark}`),
  ];
  return { comments: comments.map(yamlComment), lines, flow: null };
}
