import type { Heard } from "./lying-server.ts";
import type { Step } from "./fault.ts";

/** The query of a step: a text, for the native engine and the look at the sets that goes with bgpq4. */
function look(query: string) {
  return (heard: Heard): boolean => !heard.byBgpq4 && heard.query === query;
}

/** A query of bgpq4 itself. */
function own(query: RegExp) {
  return (heard: Heard): boolean => heard.byBgpq4 && query.test(heard.query);
}

/** The points of a conversation about AS-X of RADB and RIPE, in their order. */
export const STEPS = {
  registry: { title: "the registry", queried: { native: null, bgpq4: null } },
  door: { title: "connecting", queried: { native: null, bgpq4: null } },
  sources: {
    title: "selecting a source",
    queried: { native: look("!sRADB"), bgpq4: look("!sRADB") },
  },
  set: {
    title: "the set",
    queried: { native: look("!mas-set,AS-X"), bgpq4: look("!mas-set,AS-X") },
  },
  inner: {
    title: "a set in the set",
    queried: { native: look("!mas-set,AS-INNER"), bgpq4: look("!mas-set,AS-INNER") },
  },
  end: { title: "the list of sources", queried: { native: look("!s-lc"), bgpq4: look("!s-lc") } },
  identify: { title: "the client's name", queried: { native: null, bgpq4: own(/^!n/) } },
  probe: { title: "whether sets are expanded", queried: { native: null, bgpq4: own(/^!a$/) } },
  order: {
    title: "selecting all sources",
    queried: {
      native: ({ query }) => query === "!sRADB,RIPE",
      bgpq4: own(/^!sRADB,RIPE$/),
    },
  },
  ipv4: {
    title: "IPv4 prefixes",
    queried: { native: look("!gAS64500"), bgpq4: own(/^!a4AS-X$/) },
  },
  ipv6: {
    title: "IPv6 prefixes",
    queried: { native: look("!6AS64500"), bgpq4: own(/^!a6AS-X$/) },
  },
  one: {
    title: "one ASN of several",
    // Also when bgpq4's answers are queried again.
    queried: { native: look("!gAS64501"), bgpq4: ({ query }) => /^!gas64501$/i.test(query) },
    expandsSets: false,
  },
  origins: { title: "the set's ASNs", queried: { native: null, bgpq4: own(/^!iAS-X,1$/) } },
} as const satisfies Record<string, Step>;
