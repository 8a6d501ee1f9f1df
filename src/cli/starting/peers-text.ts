import type { Asn } from "../../net/index.ts";
import { peerItem } from "../adding/peer-item.ts";
import type { PeerFacts } from "../adding/peer-facts.ts";
import type { NewSession } from "../adding/wanted.ts";

/** The text of the file with the first peer. `date` is that of PeeringDB's data; null without any. */
export function peersText(
  asn: Asn,
  facts: PeerFacts,
  sessions: readonly NewSession[],
  schema: string,
  { date, remarks }: { readonly date: string | null; readonly remarks: readonly string[] },
): string {
  const { comments, lines } = peerItem(asn, facts, sessions, { date, remarks });
  const [first = "", ...others] = lines;
  return `${[
    `# yaml-language-server: $schema=${schema}`,
    "# Peers and our sessions with them. `peerc add ASN` writes another one; other files in this folder may have more.",
    "peers:",
    ...comments.map((comment) => `  ${comment}`),
    `  - ${first}`,
    ...others.map((line) => `    ${line}`),
  ].join("\n")}\n`;
}
