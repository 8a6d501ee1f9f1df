import { parseAddress } from "../../../net/index.ts";
import type { ReadRequest, RouterReading } from "../../../model/index.ts";
import type { ReadingProblems } from "../../reading-problems.ts";
import type { Inherited } from "./inheritance.ts";
import { reportRepeated } from "./repeated.ts";

/**
 * Who the router is: its router ID, and that its ASN is the declared one. A file to load says neither, and leaves both as they
 * are; the configuration of a whole router has to say both.
 */
export function readIdentity(
  { root, isWhole, repeated }: Inherited,
  request: ReadRequest,
  problems: ReadingProblems,
): RouterReading["routerId"] {
  const options = root.find("routing-options");
  const asn = options?.find("autonomous-system");
  const id = options?.find("router-id");
  for (const statement of [asn, id]) {
    if (statement) reportRepeated(statement, { repeated, problems });
  }
  const saysAll = request.form === "running" && isWhole;
  if (asn) {
    const [number, ...others] = asn.children;
    const options = [...(number?.children ?? []), ...others];
    if (number?.word !== String(request.asn)) {
      problems.notUnderstood(asn.line, "a router of another ASN");
    }
    // How ASNs are shown is all that this one changes; `loops` lets our own ASN in.
    for (const { word, line } of options) {
      if (word !== "asdot-notation") {
        problems.notUnderstood(line, "an option of our ASN that changes which paths are taken");
      }
    }
  } else if (saysAll) problems.notUnderstood(1, "a router without an ASN of its own");
  if (!id) return saysAll ? null : "inexpressible";
  const address = parseAddress(id.value() ?? "");
  if (!address) problems.notUnderstood(id.line, "no router ID");
  return address;
}
