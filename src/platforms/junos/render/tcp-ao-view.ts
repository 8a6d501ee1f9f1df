import { secretPlaceholder, type RouterPlan, type TcpAo } from "../../../model/index.ts";
import { plainName, quoteText } from "../quote.ts";

/** A key chain with one key that is always valid. */
export interface KeyChainView {
  readonly name: string;
  readonly id: number;
  readonly algorithm: string;
  readonly secret: string;
}

/** The key chain of a session, by its own name or by one made from the session's. */
export function keyChainName(sessionName: string, tcpAo: TcpAo): string {
  return tcpAo.kind === "keychain" ? quoteText(tcpAo.name) : `${plainName(sessionName)}_AO`;
}

/**
 * The key chains of sessions with their own keys (TCP-AO, RFC 5925). Junos changes keys by time, so a chain without
 * start times has one key; `limits` refuses more.
 */
export function keyChainViews(plan: RouterPlan): readonly KeyChainView[] {
  return plan.peers
    .flatMap((peer) => peer.sessions)
    .flatMap(({ name, options: { tcpAo } }) =>
      tcpAo?.kind === "keys"
        ? tcpAo.keys.map((key) => ({
            name: keyChainName(name, tcpAo),
            id: key.id,
            algorithm: key.algorithm,
            secret: secretPlaceholder(key.secret),
          }))
        : [],
    );
}
