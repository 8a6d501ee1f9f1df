import { Diagnostics } from "../../src/diagnostics/index.ts";
import { announce, peerSessions, publish, type PolicyPage } from "../../src/publish/index.ts";
import { loadTemplates } from "../fixtures/templates.ts";
import { compileNetwork, loadSmallNetwork, type NetworkParts } from "../fixtures/network.ts";

/** What a small network announces, and `code: message` for everything that was reported about it. */
export function announced(parts: NetworkParts) {
  const { declaration, registry } = loadSmallNetwork(parts);
  const { plans, reported } = compileNetwork(parts);
  if (!plans) throw new Error(`fixture: ${reported.join("; ")}`);
  const found = new Diagnostics();
  const announcement = announce({ declaration, registry, plans }, found.report);
  const told = found.all.map(({ code, message }) => `${code}: ${message}`);
  return { declaration, plans, announcement: announcement!, told };
}

/** A small network, compiled, and every file that is published of it: path → text. */
export function publishedAll(parts: NetworkParts, policy: readonly PolicyPage[] = []) {
  const { declaration, plans, announcement } = announced(parts);
  const peers = peerSessions(declaration, plans, "all", () => undefined);
  const files = publish(
    { announcement, margin: 20, peers, policy },
    { own: loadTemplates("publish"), of: loadTemplates },
  );
  return { declaration, plans, files: new Map(files.map(({ path, text }) => [path, text])) };
}

/** Every file that is published of a small network, with the other side of all sessions: path → text. */
export function published(
  parts: NetworkParts,
  policy: readonly PolicyPage[] = [],
): ReadonlyMap<string, string> {
  return publishedAll(parts, policy).files;
}
