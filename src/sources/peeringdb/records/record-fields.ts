import { makeVisible } from "../../../diagnostics/index.ts";
import { MAX_ASN, parseAddress, type Address, type Asn, type Family } from "../../../net/index.ts";
import { cleanText } from "./clean-text.ts";

/** The largest number of prefixes, and the largest speed in Mbit/s, that is believed. */
const MOST = 4_294_967_295;

/**
 * The fields of one record. Each method reads one, and notes in `problems` why the record cannot be used, or in
 * `remarks` why a value of it is left out; what it returns then is of no use. Absent and null are the same.
 */
export class RecordFields {
  readonly problems: string[] = [];
  readonly remarks: string[] = [];
  readonly #record: Readonly<Record<string, unknown>>;

  readonly #hidesValues: boolean;

  /** `hidesValues`: no message says a value of the record, because it is somebody's name, address or number. */
  constructor(record: Readonly<Record<string, unknown>>, { hidesValues = false } = {}) {
    this.#record = record;
    this.#hidesValues = hidesValues;
  }

  /** An id: a positive integer. */
  id(name: string): number {
    const value = this.#record[name];
    if (Number.isSafeInteger(value) && Number(value) > 0) return Number(value);
    return this.#wrong(name, "an id", 0);
  }

  /** An ASN from 1 to 4294967295. */
  asn(name: string): Asn {
    const value = this.#record[name];
    if (Number.isSafeInteger(value) && Number(value) > 0 && Number(value) <= MAX_ASN) {
      return Number(value);
    }
    return this.#wrong(name, `an ASN from 1 to ${MAX_ASN}`, 0);
  }

  /** A number from 0 to 4294967295. */
  count(name: string): number {
    const value = this.#record[name];
    if (Number.isSafeInteger(value) && Number(value) >= 0 && Number(value) <= MOST) {
      return Number(value);
    }
    return this.#wrong(name, `a number from 0 to ${MOST}`, 0);
  }

  /** A number from 0 to 4294967295, or null; the field must be there. */
  countOrNull(name: string): number | null {
    return this.#record[name] === null ? null : this.count(name);
  }

  /** `true` or `false`; `otherwise`, if given, where it is absent. */
  flag(name: string, otherwise?: boolean): boolean {
    const value = this.#record[name];
    if (typeof value === "boolean") return value;
    if (otherwise !== undefined && (value ?? null) === null) return otherwise;
    return this.#wrong(name, "true or false", false);
  }

  /** Text on one line (`cleanText`), empty where it is absent. */
  text(name: string): string {
    const value = this.#record[name] ?? "";
    return typeof value === "string" ? cleanText(value) : this.#wrong(name, "text", "");
  }

  /** Text that may be null, but must be there: without it the record has another form. */
  textGiven(name: string): string {
    return this.#record[name] === undefined ? this.#wrong(name, "text", "") : this.text(name);
  }

  /** Text that is not empty. */
  name(name: string): string {
    return this.text(name) || this.#wrong(name, "a name", "");
  }

  /** The address of a web page; empty where it is absent or something else, which nobody should follow. */
  url(name: string): string {
    const text = this.text(name);
    return /^https?:\/\/[^\s@<>"'\\`]+$/i.test(text) ? text : "";
  }

  /** A time as RFC 3339 in UTC and in seconds; empty where it is absent. */
  time(name: string): string {
    const text = this.text(name);
    if (text === "") return "";
    const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/.test(text) ? Date.parse(text) : NaN;
    return Number.isNaN(time)
      ? this.#wrong(name, "a time in UTC", "")
      : new Date(time).toISOString().replace(/\.\d+Z$/, "Z");
  }

  /** A list of texts that are not empty. */
  words(name: string): readonly string[] {
    const value = this.#record[name] ?? [];
    const isList = Array.isArray(value) && value.every((each) => typeof each === "string");
    if (!isList) return this.#wrong(name, "a list of texts", []);
    return value.map((each: string) => cleanText(each)).filter((each) => each !== "");
  }

  /** An address of a family; null where it is absent, and where it is something else, which is remarked. */
  address(name: string, family: Family): Address | null {
    const text = this.text(name);
    if (text === "") return null;
    const address = parseAddress(text);
    if (address?.family === family) return address;
    const what = family === "ipv4" ? "an IPv4 address" : "an IPv6 address";
    this.remarks.push(`\`${name}\` is ${this.#shown(name)}${what}`);
    return null;
  }

  #wrong<T>(name: string, what: string, value: T): T {
    const isAbsent = (this.#record[name] ?? "") === "";
    const problem = isAbsent
      ? `it has no \`${name}\``
      : `\`${name}\` is ${this.#shown(name)}${what}`;
    this.problems.push(problem);
    return value;
  }

  /** The value, for a message that says what it is not. */
  #shown(name: string): string {
    if (this.#hidesValues) return "not ";
    const text = makeVisible(JSON.stringify(this.#record[name]));
    return `\`${text.length > 60 ? `${text.slice(0, 60)}…` : text}\`, which is not `;
  }
}
