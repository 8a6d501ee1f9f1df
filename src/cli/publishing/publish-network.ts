import type { Report } from "../../diagnostics/index.ts";
import type { Asn } from "../../net/index.ts";
import {
  announce,
  peerSessions,
  publish,
  type Announcement,
  type PublishedFile,
} from "../../publish/index.ts";
import type { PlannedNetwork } from "../building/load-plans.ts";
import { readTemplates } from "../package-files.ts";

/** What a network announces, and the files to publish. */
export interface PublishedNetwork {
  readonly announcement: Announcement;
  readonly files: readonly PublishedFile[];
}

/** Makes the files to publish of a network that was compiled; null if an error was reported. */
export function publishNetwork(
  { network: { declaration }, registry, plans }: PlannedNetwork,
  { margin, asns }: { readonly margin: number; readonly asns: readonly Asn[] | "all" },
  report: Report,
): PublishedNetwork | null {
  if (!plans) return null;
  const announcement = announce({ declaration, registry, plans }, report);
  if (!announcement) return null;
  const peers = peerSessions(declaration, plans, asns, report);
  const files = publish(
    { announcement, margin, peers, policy: null },
    { own: readTemplates("publish"), of: readTemplates },
  );
  return { announcement, files };
}
