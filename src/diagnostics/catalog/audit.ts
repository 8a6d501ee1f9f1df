import { didYouMean } from "../did-you-mean.ts";
import { error } from "../entry.ts";

/** Diagnostics of peering agreements and of `peerc audit`. */
export const auditCatalog = {
  "no-agreement": error<{ known: readonly string[] }>({
    about:
      "The declaration names no peering agreement, so nothing says what is asked of its peers.",
    message: () => "the network names no peering agreement",
    hint: (p) =>
      `write \`agreement: NAME\` under \`network\`, for policies/agreements/NAME.yaml, or give --agreement; there is ${p.known.join(", ") || "none yet"}`,
  }),
  "unknown-agreement": error<{ name: string; known: readonly string[] }>({
    about:
      "A peering agreement is named that neither the network's folder policies/agreements nor peerc has.",
    message: (p) => `there is no peering agreement \`${p.name}\``,
    hint: (p) => {
      const near = didYouMean(p.name, p.known);
      if (near !== null) return `did you mean \`${near}\`?`;
      const known = p.known.length === 0 ? "" : `; there is ${p.known.join(", ")}`;
      return `write policies/agreements/${p.name}.yaml${known}`;
    },
  }),
  "agreement-shipped": error<{ path: string; name: string }>({
    about:
      "A network's own peering agreement has the name of one that peerc ships, so it would be unclear which one is meant.",
    message: (p) => `${p.path} has the name of an agreement that peerc ships`,
    hint: (p) => `rename it: policies/agreements/my-${p.name}.yaml`,
  }),
  "agreement-not-for-peer": error<{ asn: number; relation: string; applies: string }>({
    about: "A peer is to be audited, but the peering agreement does not apply to its relation.",
    message: (p) =>
      `AS${p.asn} has the relation ${p.relation}, and the agreement is for ${p.applies}`,
    hint: () => "`relations` of the agreement says to whom it applies",
  }),
  "unknown-check": error<{ id: string; agreement: string; known: readonly string[] }>({
    about: "A check is named by an id that the peering agreement does not have.",
    message: (p) => `${p.agreement} has no check \`${p.id}\``,
    hint: (p) => {
      const near = didYouMean(p.id, p.known);
      return near === null ? `checks: ${p.known.join(", ")}` : `did you mean \`${near}\`?`;
    },
  }),
} as const;
