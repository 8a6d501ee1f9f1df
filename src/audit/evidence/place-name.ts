import { formatAddress } from "../../net/index.ts";
import type { AuditedSession, AuditInput } from "../audit-input.ts";
import type { Bilingual } from "../words.ts";

/** Where a session is, for its peer: nothing of our routers. */
export function placeName({ session }: AuditedSession, { declaration }: AuditInput): Bilingual {
  const { place, remote } = session;
  if (place.kind === "exchange") {
    const exchange = declaration.exchanges.find(({ id }) => id === place.id);
    const name = exchange?.name ?? place.id;
    return { en: name, pt: name };
  }
  const address = formatAddress(remote);
  return {
    en: `the private interconnect with ${address}`,
    pt: `a interconexão privada com ${address}`,
  };
}

/** The same for us: `IX_BR_SP_V4 on gru1`. */
export function sessionText({ router, plan }: AuditedSession): string {
  return `${plan.name} on ${router.name}`;
}
