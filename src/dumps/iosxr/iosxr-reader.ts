import { readSession } from "../documents/read-session.ts";
import { DumpPlaces } from "../dump-places.ts";
import type { DumpReader } from "../dump-reader.ts";
import { NAMESPACE, XrSession } from "./iosxr-session.ts";

/**
 * Reads the BGP path table of IOS-XR as NETCONF gives it. What the router shows to people is recognized, too, and then
 * refused: it has no communities. See docs/routes.md.
 */
export const IOSXR_READER: DumpReader = {
  kind: "iosxr",
  title: "NETCONF get of the BGP path table",
  recognizes(head) {
    const text = Buffer.from(head).toString("latin1");
    return (
      text.includes(NAMESPACE) ||
      /^(?:RP\/\d+\/\S+:|BGP main routing table version |BGP instance \d+: )/m.test(text)
    );
  },
  read: (input, report) =>
    readSession(
      input,
      report,
      (lineOf) => new XrSession(input, report, new DumpPlaces(input, report), lineOf),
    ),
};
