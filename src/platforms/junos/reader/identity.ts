import { parseAddress } from "../../../net/index.ts";
import type { ReadRequest, RouterReading } from "../../../model/index.ts";
import type { ReadingProblems } from "../../reading-problems.ts";
import type { Inherited } from "./inheritance.ts";
import { reportRepeated } from "./repeated.ts";

/**
 * The router's identity: its router ID, and that its ASN is the declared one. A file to load contains neither, and
 * leaves both unchanged; the configuration of a whole router must contain both.
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
  const isComplete = request.form === "running" && isWhole;
  if (asn) {
    const [number, ...others] = asn.children;
    const options = [...(number?.children ?? []), ...others];
    if (number?.word !== String(request.asn)) {
      problems.notUnderstood(asn.line, "a router of another ASN");
    }
    // This option only changes how ASNs are displayed; `loops` allows our own ASN.
    for (const { word, line } of options) {
      if (word !== "asdot-notation") {
        problems.notUnderstood(line, "an option of our ASN that changes which paths are taken");
      }
    }
  } else if (isComplete) problems.notUnderstood(1, "a router without an ASN");
  if (!id) return isComplete ? null : "inexpressible";
  const address = parseAddress(id.value() ?? "");
  if (!address) problems.notUnderstood(id.line, "no router ID");
  return address;
}
