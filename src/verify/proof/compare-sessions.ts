import type { MaskedFile } from "../../diagnostics/index.ts";
import { equalAddresses, formatAddress } from "../../net/index.ts";
import type {
  LimitReading,
  MaxPrefixes,
  OneOf,
  OptionsReading,
  ReadForm,
  RouterReading,
  SessionOptions,
  SessionPlan,
  SessionReading,
} from "../../model/index.ts";
import { OPTION_NAMES } from "./option-names.ts";
import { sameOption } from "./same-option.ts";

/** An option of a session that differs from the declaration; `line` is its line in the file. */
export interface OptionDifference {
  readonly option: string;
  readonly declared: string;
  readonly file: string;
  readonly line: number;
}

/** All differences of a session from its declaration, except for its filters. */
export function compareSessions(
  plan: SessionPlan,
  localAsn: number,
  reading: SessionReading,
  { form, file }: Pick<RouterReading, "form" | "file">,
): readonly OptionDifference[] {
  const found: OptionDifference[] = [];
  const { line } = reading;
  const expect = (option: string, declared: string, read: string) => {
    if (declared !== read) found.push({ option, declared, file: read, line });
  };
  expect("the neighbor's ASN", String(plan.asn), String(reading.asn));
  expect("our ASN", String(localAsn), String(reading.localAsn));
  // With an interface, the local address is not in the file.
  const byInterface =
    plan.options.updateSource !== null && reading.options.updateSource !== "inexpressible";
  if (reading.local !== "inexpressible" && (reading.local || !byInterface)) {
    const isSame = reading.local !== null && equalAddresses(reading.local, plan.local);
    if (!isSame) {
      const local = reading.local ? formatAddress(reading.local) : "nothing";
      expect("the local address", formatAddress(plan.local), local);
    }
  }
  if (reading.description !== plan.description) {
    const text = reading.description === null ? "nothing" : file.text(reading.description);
    found.push({ option: "the description", declared: plan.description, file: text, line });
  }
  found.push(...compareLimits(plan.maxPrefixes, reading.maxPrefixes, line));
  found.push(...compareOptions(plan.options, reading, form, file));
  return found;
}

function compareLimits(
  declared: MaxPrefixes,
  file: LimitReading | null,
  line: number,
): readonly OptionDifference[] {
  const option = "the maximum of prefixes";
  const same =
    file?.maximum === declared.maximum &&
    warnsAt(declared, file.warnAt) &&
    sameAction(declared.onExceed, file.onExceed);
  if (same) return [];
  const wanted = formatMaximum(declared.maximum, `${declared.warnAt} %`, declared.onExceed);
  if (file === null) return [{ option, declared: wanted, file: "no limit", line }];
  const { warnAt } = file;
  const warns =
    warnAt === null
      ? "never"
      : "percent" in warnAt
        ? `${warnAt.percent} %`
        : `${warnAt.count} routes`;
  const read = formatMaximum(file.maximum, warns, file.onExceed);
  return [{ option, declared: wanted, file: read, line: file.line }];
}

/** Whether a platform warns at the right count: if it counts routes, rounded to a whole number. */
function warnsAt(declared: MaxPrefixes, warnAt: LimitReading["warnAt"]): boolean {
  if (warnAt === null) return declared.onExceed.kind === "warn";
  if ("percent" in warnAt) return warnAt.percent === declared.warnAt;
  return Math.abs(warnAt.count - (declared.maximum * declared.warnAt) / 100) < 1;
}

function sameAction(a: MaxPrefixes["onExceed"], b: MaxPrefixes["onExceed"]): boolean {
  return a.kind === "restart"
    ? b.kind === "restart" && b.afterMinutes === a.afterMinutes
    : b.kind === a.kind;
}

function formatMaximum(maximum: number, warnAt: string, onExceed: MaxPrefixes["onExceed"]): string {
  switch (onExceed.kind) {
    case "restart":
      return `${maximum}, warning at ${warnAt}, above it down for ${onExceed.afterMinutes} minutes`;
    case "shutdown":
      return `${maximum}, warning at ${warnAt}, above it down`;
    case "warn":
      return `${maximum}, warning at ${warnAt}, above it a log line`;
  }
}

const OPTIONS = Object.keys(OPTION_NAMES) as (keyof SessionOptions)[];

function compareOptions(
  declared: SessionOptions,
  { options, line }: SessionReading,
  form: ReadForm,
  file: MaskedFile,
): readonly OptionDifference[] {
  const found: OptionDifference[] = [];
  for (const name of OPTIONS) {
    const read = options[name];
    if (read === "inexpressible" || sameOption(declared[name], read, form)) continue;
    if (read === "silent" && declared[name] !== null) continue;
    if (isOneOf(read) && read.oneOf.some((one) => sameOption(declared[name], one, form))) continue;
    const option = OPTION_NAMES[name];
    const text = isOneOf(read) ? formatOneOf(read.oneOf) : formatOption(withoutSecrets(read, file));
    const isUnset = name === "gracefulRestart" && declared[name] === null;
    const plan = isUnset ? UNSET : formatOption(declared[name]);
    found.push({ option, declared: plan, file: text, line });
  }
  return found;
}

/** For an option whose default is neither on nor off. */
const UNSET = "what the platform does by itself";

/** Whether the file is the same for several plans. */
function isOneOf(read: OptionsReading[keyof SessionOptions]): read is OneOf<never> {
  return read !== null && typeof read === "object" && "oneOf" in read;
}

function formatOneOf(all: readonly unknown[]): string {
  const texts = all.filter((one) => one !== null).map(formatOption);
  return texts.length > 0 ? texts.join(" or ") : UNSET;
}

/** An option as read, whose texts come from the file. */
function withoutSecrets(read: OptionsReading[keyof SessionOptions], file: MaskedFile): unknown {
  if (typeof read === "string") return file.text(read);
  if (read === null || typeof read !== "object" || !("kind" in read)) return read;
  return read.kind === "keychain" ? { ...read, name: file.text(read.name) } : read;
}

function formatOption(value: unknown): string {
  if (value === null || value === false) return "off";
  if (value === true) return "on";
  return typeof value === "string" || typeof value === "number"
    ? String(value)
    : JSON.stringify(value);
}
