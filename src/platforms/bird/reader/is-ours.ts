import type { ScopedAddress } from "../../../net/index.ts";
import type { BirdFile, ProtocolText } from "./file.ts";
import { ancestry } from "./inherited.ts";
import { statementsOf } from "./protocol-statements.ts";
import { isAmong, isInVrf, remoteOf } from "./remote-of.ts";

/**
 * Whether a BGP protocol is peerc's: it, or an ancestor, has or uses one of peerc's names; or its neighbor is a
 * declared one, unless it is in a VRF. Throws `NotUnderstood`.
 */
export function isOurs(
  protocol: ProtocolText,
  file: BirdFile,
  neighbors: readonly ScopedAddress[],
): boolean {
  const chain = ancestry(protocol, file) ?? [protocol];
  const named = chain.some(
    ({ name, from, body }) =>
      isName(name) ||
      isName(from ?? "") ||
      body.some(({ kind, text }) => kind === "word" && isName(text)),
  );
  if (named) return true;
  const statements = chain.flatMap(({ body }) => statementsOf(body));
  const remote = remoteOf(statements, file.objects);
  return remote?.kind === "address" && !isInVrf(statements) && isAmong(remote, neighbors);
}

function isName(text: string): boolean {
  return text.startsWith("PEERC_");
}
