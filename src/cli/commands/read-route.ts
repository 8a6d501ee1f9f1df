import { diagnostic, Diagnostics, type Report } from "../../diagnostics/index.ts";
import { parseAddress, parseCommunity, parsePrefix, type Community } from "../../net/index.ts";
import {
  parseAsPath,
  ROUTE_VALUES,
  routeValueOf,
  routeValues,
  type Route,
} from "../../policy/index.ts";
import type { SessionPlan } from "../../model/index.ts";
import type { Arguments } from "./command.ts";

/** Reads the route from a command line; reports every part that cannot be read. */
export function readRoute(
  session: SessionPlan,
  text: string,
  args: Arguments,
  report: Report,
): Route | null {
  const found = new Diagnostics();
  const refuse = (what: string, value: string, expected: string): null => {
    found.report(diagnostic("not-a-route", { what, value, expected }));
    return null;
  };
  const { family } = session;
  const prefix = parsePrefix(text);
  if (prefix?.family !== family) {
    refuse("PREFIX", text, `an ${family === "ipv4" ? "IPv4" : "IPv6"} prefix without host bits`);
  }
  const given = args.text("as-path");
  const outbound = args.flag("export");
  const asPath = given === null ? (outbound ? [] : [session.asn]) : parseAsPath(given);
  if (asPath === null) refuse("--as-path", given ?? "", 'a path like "13335 209242 {1,2}"');
  const communities = args.texts("community").flatMap((value): Community[] => {
    const community = parseCommunity(value);
    if (!community)
      refuse("--community", value, "a community, like 65535:0, 52580:1:2 or blackhole");
    return community ? [community] : [];
  });
  const hop = args.text("next-hop");
  const nextHop = hop === null ? session.remote : parseAddress(hop);
  if (nextHop === null) refuse("--next-hop", hop ?? "", "an IP address");
  const values = routeValues((attribute) => {
    const text = args.text(attribute);
    if (text === null) return null;
    const value = routeValueOf(attribute, text);
    const { all } = ROUTE_VALUES[attribute];
    return value ?? refuse(`--${attribute}`, text, `one of ${all.join(", ")}`);
  });
  const med = args.text("med");
  if (med !== null && !(/^\d{1,10}$/.test(med) && Number(med) <= 4_294_967_295)) {
    refuse("--med", med, "a number from 0 to 4294967295");
  }
  for (const d of found.all) report(d);
  if (found.failed || !prefix || !asPath || !nextHop) return null;
  return {
    prefix,
    asPath,
    nextHop,
    communities,
    ...values,
    localPreference: null,
    med: med === null ? null : Number(med),
  };
}
