import { error, warning } from "../entry.ts";

/** How many of several things a message names. */
const NAMED = 3;

function named(all: readonly string[]): string {
  const more = all.length > NAMED ? ` and ${all.length - NAMED} more` : "";
  return `${all.slice(0, NAMED).join(", ")}${more}`;
}

/** Diagnostics of `src/publish`. */
export const publishCatalog = {
  "announced-not-registered": warning<{
    session: string;
    others: number;
    ranges: readonly string[];
    asSets: readonly string[];
  }>({
    about:
      "An export policy toward a peer accepts address space of ours that none of the network's own as-sets registers. Peers that filter by the as-sets or by what is published reject it. It is not published.",
    message: (p) => {
      const others = p.others === 0 ? "" : ` and ${p.others} more`;
      return `${p.session}${others} may announce what is not registered: ${named(p.ranges)}`;
    },
    hint: (p) => `register it in ${p.asSets.join(" or ")}, or let the export policy reject it`,
  }),
  "nothing-for-peer": error<{ asn: number; relation: string; isBuilt: boolean }>({
    about:
      "The other side of our sessions is published for peers. Customers and transits get other routes than those that are published, and an exchange configures its route servers itself.",
    message: (p) =>
      p.isBuilt
        ? `AS${p.asn} is no peer but a ${p.relation}: its side of the sessions is not published`
        : `AS${p.asn} has no session that is built`,
    hint: (p) =>
      p.isBuilt ? "give a network with `relation: peer`" : "planned sessions are not published",
  }),
  "not-published": error<{ folder: string; problem: string }>({
    about:
      "The folder is not one that `peerc publish` wrote, or its index.json was changed, so that it cannot be compared with what we announce.",
    message: (p) => `${p.folder} cannot be checked: index.json ${p.problem}`,
    hint: () => "`peerc publish --out FOLDER` writes such a folder",
  }),
  "published-file-damaged": error<{ path: string; isMissing: boolean }>({
    about: "A published file is missing, or is not the one whose SHA-256 index.json has.",
    message: (p) =>
      p.isMissing
        ? `${p.path} is missing, and index.json lists it`
        : `${p.path} was changed: it is not the file that index.json lists`,
    hint: () => "publish again",
  }),
  "published-file-foreign": error<{ path: string }>({
    about: "There is a file in a published folder that `peerc publish` did not write.",
    message: (p) => `${p.path} is not listed in index.json`,
    hint: () => "move it elsewhere: the folder is replaced as a whole",
  }),
} as const;
