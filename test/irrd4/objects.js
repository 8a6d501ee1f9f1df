import { splitObjects } from "../../modules/irr/rpsl/split-objects.js";
import { readRecord } from "../../modules/irr/rpsl/read-record.js";
import { formatPrefix } from "../../modules/net/index.js";

/** The route objects and sets of a database of ours, as `SOURCE class key`, of routes `SOURCE class prefix origin`. */
export function listObjects(database, names) {
  const objects = [];
  for (const family of ["ipv4", "ipv6"]) {
    const table = database.routes[family];
    for (let row = 0; row < table.size; row++) {
      const { prefix, origin, source } = database.routeAt(family, row);
      const type = family === "ipv4" ? "route" : "route6";
      objects.push(`${source} ${type} ${formatPrefix(prefix)} AS${origin}`);
    }
  }
  for (const name of names) {
    for (const set of database.findSets(name, database.sources, ["as-set", "route-set"])) {
      objects.push(`${set.source} ${set.class} ${set.name}`);
    }
  }
  return objects;
}

/** Why our reader drops the only object of a text; null where it takes it. */
export async function whyDropped(text) {
  let why = "there is no object in it";
  await splitObjects([text], {
    dropped: (object, line, reason, detail) => (why = detail),
    object: (object) => {
      const record = readRecord(object);
      why = "problem" in record ? record.detail : null;
    },
  });
  return why;
}

/** Objects that IRRd refuses and we take, each with the text that decides. `why`: IRRd's reason. */
const REFUSALS = [
  {
    what: "a range operator from a length below that of its prefix on, or to one below its first (10.0.0.0/24^23-25, ^28-25): we take what it leaves, with a warning if that is nothing; IRRd refuses the whole object",
    text: "RFC 2622, section 2, which gives `^n` and `^n-m` a meaning for every n and m; IRRd, rpsl/fields.py, RPSLRouteSetMemberField.parse",
    applies: (why) => /^Invalid range operator: operator (?:length|start|end) \(/.test(why),
  },
  {
    what: "an IPv6 prefix with its last bits written as IPv4 (::ffff:10.0.0.0/120)",
    text: "RFC 4291, section 2.2, form 3; IRRd, rpsl/fields.py, re_ipv6_prefix",
    applies: (why) => /^Invalid address prefix: [\da-f:]+:\d+\.\d+\.\d+\.\d+\/\d+/i.test(why),
  },
];

/** Objects that we drop and IRRd takes. `why`: our reason. */
const DROPS = [
  {
    what: "what follows the ^ behind the name of a set or an ASN is no range operator; IRRd looks at none behind a name",
    text: "RFC 2622, section 2; IRRd, rpsl/fields.py, RPSLRouteSetMemberField.parse",
    applies: (why) => /is not followed by a range operator/.test(why),
  },
];

/** The exception that a refusal of IRRd's falls under (all of its reasons have to), or undefined. */
export function excuseOfRefusal(problems) {
  return REFUSALS.find(({ applies }) => problems.length > 0 && problems.every(applies));
}

/** The exception that a drop of ours falls under, or undefined. */
export function excuseOfDrop(why) {
  return DROPS.find(({ applies }) => applies(why));
}
