import { error, note, warning } from "../entry.ts";

/** Diagnostics of `src/sources/peeringdb`. */
export const peeringDbCatalog = {
  "peeringdb-unusable": error<{
    origin: string;
    problem: string;
    /** The HTTP status; null if that is not the problem. */
    status: number | null;
    hasKey: boolean;
    isFile: boolean;
  }>({
    about:
      "PeeringDB, or a dump of it, could not be read completely. A part is never used: what is missing in it would look as if the peers had removed it.",
    message: (p) => `${p.origin}: ${p.problem}`,
    hint: (p) => {
      if (p.isFile) return "download the dump again, or name another file";
      // PeeringDB answers a key that it cannot read with 400.
      if (p.status === 401 || p.status === 403 || (p.status === 400 && p.hasKey)) {
        return p.hasKey
          ? "PeeringDB does not accept the API key: check that it is whole, active and has no expired user, or make a new one at https://www.peeringdb.com/profile"
          : "PeeringDB refuses queries without a key from this address: declare `key: { env: PEERINGDB_API_KEY }`, or use a dump";
      }
      if (p.status === 429) {
        return p.hasKey
          ? "the key, or another program with it, has used up its queries: try again in an hour, or use a dump"
          : "without a key PeeringDB answers few queries: declare `key: { env: PEERINGDB_API_KEY }`, try again in an hour, or use a dump";
      }
      if (p.status === 404)
        return "check the URL: that of the API is https://www.peeringdb.com/api";
      if (p.status !== null && p.status >= 500) {
        return "PeeringDB has a problem: see https://status.peeringdb.com, and try again later, or use a dump";
      }
      if (/web page/.test(p.problem)) {
        return "check the URL: that of the API is https://www.peeringdb.com/api; a proxy may answer in its place";
      }
      return "try again; nothing of this answer was used";
    },
  }),
  "peeringdb-key-in-clear": error<{ origin: string }>({
    about:
      "The URL of PeeringDB is not encrypted, so everybody on the way could read the API key. It is not sent.",
    message: (p) => `the API key is not sent to ${p.origin}, because that is not encrypted`,
    hint: () => "write https:// instead of http://, or leave out the key",
  }),
  "peeringdb-key-invalid": error({
    about: "An API key of PeeringDB has a character that no key has, so it is not sent.",
    message: () => "the API key of PeeringDB has a character that no key has",
    hint: () => "look for blanks, quotes or line ends in the variable",
  }),
  "peeringdb-record-left-out": warning<{ record: string; asn: number | null; problem: string }>({
    about:
      "A record of one of our peers in PeeringDB, or of our own network or exchanges, cannot be used, or a value in it cannot. It is left out, as if it were not there.",
    message: (p) =>
      `PeeringDB's ${p.record}${p.asn === null ? "" : ` of AS${p.asn}`} is left out or incomplete: ${p.problem}`,
    hint: () => "whoever it belongs to can correct it in PeeringDB",
  }),
  "peeringdb-records-left-out": warning<{ total: number; examples: readonly string[] }>({
    about:
      "Records of networks that are no peers cannot be used, or a value in them cannot. They are left out, as if they were not there.",
    message: (p) => {
      const more = p.total - p.examples.length;
      const which = [...p.examples, ...(more > 0 ? [`and ${more} more`] : [])].join("; ");
      return `${p.total === 1 ? "a record" : `${p.total} records`} of other networks in PeeringDB ${p.total === 1 ? "is" : "are"} left out or incomplete: ${which}`;
    },
  }),
  "peeringdb-exchange-unknown": note<{ exchange: string; prefixes: readonly string[] }>({
    about:
      "PeeringDB has no exchange whose LAN is that of a declared exchange, so nothing is known of the networks there.",
    message: (p) =>
      `PeeringDB has no exchange with ${p.prefixes.join(" or ")}, which is declared as the LAN of ${p.exchange}`,
    hint: () => "check `lan`, if the exchange is in PeeringDB",
  }),
  "peeringdb-network-withdrawn": warning<{ asn: number; name: string }>({
    about:
      "A peer's network was in PeeringDB when the snapshot was made, and is not there any more: it was deleted, or is being checked. The network may be closed, or its ASN may have been returned.",
    message: (p) => `AS${p.asn} (${p.name}) is not in PeeringDB any more`,
    hint: () =>
      "ask the peer; if the network is gone, remove the peer before somebody else gets the ASN",
  }),
} as const;
