import { diagnostic } from "../../diagnostics/index.ts";
import { child, spanAt, textOf, isTrue } from "../../document/index.ts";
import type { Rule } from "./rule.ts";

/** Options of a session must not contradict each other, and its timers must be valid for BGP. */
export const checkOptions: Rule = ({ sessions }, report) => {
  for (const { session, node, peer } of sessions) {
    const { options } = session;
    const at = (key: string) => ({ span: spanAt(node, [key]) });
    if (options.timers) {
      const { keepalive, hold } = options.timers;
      if (hold < 3 || hold > 65_535 || keepalive >= hold) {
        report(diagnostic("bgp-timers", { keepalive, hold }, at("timers")));
      }
    }
    if (options.ttlSecurity && options.multihop !== null) {
      report(diagnostic("ttl-security-and-multihop", {}, at("multihop")));
    }
    if (options.password && options.tcpAo) {
      report(diagnostic("password-and-tcp-ao", {}, at("tcp_ao")));
    }
    if (options.tcpAo?.kind === "keys") {
      const ids = new Set<number>();
      for (const [index, { id }] of options.tcpAo.keys.entries()) {
        const span = spanAt(node, ["tcp_ao", "keys", index, "id"]);
        if (ids.has(id)) report(diagnostic("listed-twice", { name: `key ${id}` }, { span }));
        ids.add(id);
      }
    }
    const role = child(node, "role");
    const wantsRole = isTrue(role) || textOf(role) === "strict";
    if (wantsRole && peer && options.role === null) {
      const relation = peer.relation.replace("-", " ");
      report(diagnostic("role-without-meaning", { relation }, at("role")));
    }
  }
};
