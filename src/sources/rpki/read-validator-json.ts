import type { Asn } from "../../net/index.ts";
import { formatTime } from "../provenance-time.ts";
import { isRecord } from "./json-values.ts";
import { mergeAspas } from "./merge-aspas.ts";
import { readMadeAt } from "./read-made-at.ts";
import { readAspa, readVrp, type Expiring } from "./read-payloads.ts";
import { compareVrps, type Aspa, type Vrp } from "./rpki.ts";

/** What is kept of a validator's data. All of it is checked. */
export interface Selection {
  readonly vrp: (vrp: Vrp) => boolean;
  /** By the ASN of the customer. */
  readonly aspa: (customer: Asn) => boolean;
}

/** A validator's output, or why it cannot be used: `roas[3].prefix: "192.0.2.1/24" has host bits`. */
export type ValidatorReading =
  | ValidatorData
  | { readonly kind: "refused"; readonly problem: string };

/** What was selected of a validator's output. */
export interface ValidatorData {
  readonly kind: "ok";
  /** Sorted by prefix, maximum length and ASN, each once. */
  readonly vrps: readonly Vrp[];
  /** Sorted by customer, one for each; null if the validator gives no ASPAs at all. */
  readonly aspas: readonly Aspa[] | null;
  /** When the validator made the data, in milliseconds since 1970; null if it does not say. */
  readonly madeAt: number | null;
  /** What was left out because it had expired, of all VRPs and ASPAs in the output, with the first few. */
  readonly expired: { readonly total: number; readonly examples: readonly string[] };
}

/**
 * Reads the JSON output of an RPKI validator: of Routinator and rtrtr (`json`, `jsonext`), of rpki-client (`-j`), and of
 * others that StayRTR reads. They agree on `roas` with `asn` (a number, or text with or without `AS`), `prefix` and
 * `maxLength`. Their `aspas` have `customer` (Routinator) or `customer_asid` (rpki-client), and `providers`. rpki-client
 * says when an object expires: what has expired at `now` (milliseconds since 1970) is left out, as StayRTR does. Members
 * that say nothing about this are ignored.
 *
 * Several ASPAs of one customer are united, such as those for each address family that older versions printed. An ASPA
 * without providers is refused: there must be at least one, which is AS 0 for a network without providers
 * (draft-ietf-sidrops-aspa-profile-29, section 3).
 */
export function readValidatorJson(
  text: string,
  selection: Selection,
  now: number,
): ValidatorReading {
  const root = parse(text);
  if (typeof root === "string") return refuse(root);
  const madeAt = readMadeAt(root["metadata"]);
  if (typeof madeAt === "string") return refuse(madeAt);
  const { roas, aspas } = root;
  if (!Array.isArray(roas)) return refuse("has no list `roas`, as validators print");
  if (roas.length === 0) return refuse("has no VRPs: `roas` is empty, as before validation");
  if (aspas !== undefined && !Array.isArray(aspas)) return refuse("aspas: is not a list");
  const expiry: Expiry = { now: now / 1000, total: 0, examples: [] };
  const vrps = select("roas", roas, readVrp, selection.vrp, expiry);
  if (typeof vrps === "string") return refuse(vrps);
  const isOurs = ({ customer }: Aspa): boolean => selection.aspa(customer);
  if (expiry.total === roas.length) return refuse("has only VRPs that have expired");
  const some = select("aspas", aspas ?? [], readAspa, isOurs, expiry);
  if (typeof some === "string") return refuse(some);
  vrps.sort(compareVrps);
  return {
    kind: "ok",
    vrps: vrps.filter((vrp, i) => i === 0 || compareVrps(vrps[i - 1] ?? vrp, vrp) !== 0),
    aspas: aspas === undefined ? null : mergeAspas(some),
    madeAt,
    expired: { total: expiry.total, examples: expiry.examples },
  };
}

function refuse(problem: string): ValidatorReading {
  return { kind: "refused", problem };
}

/** Parses an object; a text if it is something else: why. */
function parse(text: string): Readonly<Record<string, unknown>> | string {
  try {
    const root: unknown = JSON.parse(text);
    return isRecord(root) ? root : "is not a JSON object, as validators print";
  } catch {
    if (/^\s*</.test(text)) return "is not JSON but HTML or XML";
    if (text.trim() === "") return "is empty";
    return /^\s*\{/.test(text) && !/\}\s*$/.test(text)
      ? "is not whole: the JSON is cut off"
      : "is not JSON";
  }
}

/** The time in seconds since 1970, and what had expired before it. */
interface Expiry {
  readonly now: number;
  total: number;
  readonly examples: string[];
}

/** The most records that are given as examples of those that have expired. */
const MOST_EXAMPLES = 3;

/** Reads all records of a list, and keeps some; a text if one cannot be read: `roas[3].asn: "x" is not an ASN`. */
function select<T>(
  list: string,
  records: readonly unknown[],
  read: (record: unknown) => Expiring<T> | string,
  isKept: (value: T) => boolean,
  expiry: Expiry,
): T[] | string {
  const kept: T[] = [];
  for (const [i, record] of records.entries()) {
    const result = read(record);
    if (typeof result === "string") return `${list}[${i}]${result}`;
    const { value, expires } = result;
    if (expires === null || expires >= expiry.now) {
      if (isKept(value)) kept.push(value);
      continue;
    }
    expiry.total++;
    if (expiry.examples.length === MOST_EXAMPLES) continue;
    expiry.examples.push(`${list}[${i}] expired at ${formatTime(expires * 1000)}`);
  }
  return kept;
}
