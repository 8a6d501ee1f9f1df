import { readSession } from "../documents/read-session.ts";
import { DumpPlaces } from "../dump-places.ts";
import type { DumpReader } from "../dump-reader.ts";
import { JunosSession } from "./junos-session.ts";

/** Reads what Junos shows of the routes that neighbors sent, as JSON or XML; see docs/routes.md. */
export const JUNOS_READER: DumpReader = {
  kind: "junos",
  title: "show route receive-protocol bgp",
  recognizes(head) {
    const text = Buffer.from(head).toString("latin1");
    return (
      /show\s+route\s+receive-protocol\s+bgp\s/.test(text) ||
      /"route-information"\s*:/.test(text) ||
      /<(?:\w+:)?route-information\b|http:\/\/xml\.juniper\.net\//.test(text) ||
      // The text for people is recognized too, and then refused with what to do.
      /^[\w.]*inet6?\.0: \d+ destinations, \d+ routes/m.test(text)
    );
  },
  read: (input, report) =>
    readSession(
      input,
      report,
      (lineOf) => new JunosSession(input, report, new DumpPlaces(input, report), lineOf),
    ),
};
