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
import { readPolicyPages } from "./read-policy-pages.ts";

/** What a network announces, and the files to publish. */
export interface PublishedNetwork {
  readonly announcement: Announcement;
  readonly files: readonly PublishedFile[];
}

/** What to publish of a network. */
export interface PublishRequest {
  /** In percent, above what is registered. */
  readonly margin: number;
  /** The peers whose side of the sessions is written too. */
  readonly asns: readonly Asn[] | "all";
  /** From which the agreement's path is shown. */
  readonly cwd: string;
}

/** Makes the files to publish of a network that was compiled; null if an error was reported. */
export function publishNetwork(
  { network, registry, plans }: PlannedNetwork,
  { margin, asns, cwd }: PublishRequest,
  report: Report,
): PublishedNetwork | null {
  if (!plans) return null;
  const { declaration } = network;
  const policy = readPolicyPages(network, cwd, report);
  const announcement = announce({ declaration, registry, plans }, report);
  if (!announcement || !policy) return null;
  const peers = peerSessions(declaration, plans, asns, report);
  const files = publish(
    { announcement, margin, peers, policy },
    { own: readTemplates("publish"), of: readTemplates },
  );
  return { announcement, files };
}
