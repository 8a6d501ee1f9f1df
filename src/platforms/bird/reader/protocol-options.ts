import type { Address, Family } from "../../../net/index.ts";
import type { BgpRole, GracefulRestart, TcpAoKey } from "../../../model/index.ts";
import { secretReading } from "../../secret-reading.ts";
import { addressOf, numberOf } from "./constant-value.ts";
import { debugsStates } from "./debug-flags.ts";
import { statementsOf, type ProtocolStatement } from "./protocol-statements.ts";
import type { BirdObjects } from "./objects.ts";
import type { Token } from "./tokens.ts";

/** The options of a protocol, without its channels. */
export interface ProtocolOptions {
  local: Address | null;
  localAsn: number | null;
  remote: Address | null;
  asn: number | null;
  interface: string | null;
  description: string | null;
  password: string | null;
  keys: TcpAoKey[];
  ttlSecurity: boolean;
  multihop: number | null;
  bfd: { intervalMs: number; multiplier: number } | null;
  passive: boolean;
  hold: number | null;
  keepalive: number | null;
  /** `aware` is BIRD's default. */
  gracefulRestart: GracefulRestart;
  disabled: boolean;
  /** Whether it logs its states; null if it does not say. */
  logsStates: boolean | null;
  enforceFirstAs: boolean;
  allowAsSets: boolean;
  role: BgpRole | null;
  roleStrict: boolean;
  /** The longest wait after an error, in seconds; 300 is BIRD's default. */
  longestWait: number;
  /** How long an error is remembered, in seconds; 300 is BIRD's default. */
  forgets: number;
  readonly channels: {
    readonly family: Family;
    readonly body: readonly Token[];
    readonly line: number;
  }[];
}

/** A protocol without options: BIRD's defaults. */
export function noOptions(): ProtocolOptions {
  return {
    local: null,
    localAsn: null,
    remote: null,
    asn: null,
    interface: null,
    description: null,
    password: null,
    keys: [],
    ttlSecurity: false,
    multihop: null,
    bfd: null,
    passive: false,
    hold: null,
    keepalive: null,
    gracefulRestart: "helper",
    disabled: false,
    logsStates: null,
    enforceFirstAs: false,
    allowAsSets: false,
    role: null,
    roleStrict: false,
    longestWait: 300,
    forgets: 300,
    channels: [],
  };
}

/** Applies a statement; returns why it is not understood, or null. */
export function readOption(
  { words, block, line }: ProtocolStatement,
  options: ProtocolOptions,
  objects: BirdObjects,
): string | null {
  const text = words.map((word) => word.text).join(" ");
  const [first, second, third, fourth] = words.map((word) => word.text);
  const last = words.at(-1);
  const number = (at: Token | undefined) => numberOf(at, objects);
  const isOn = (name: string) => text === `${name} on` || text === `${name} yes` || text === name;
  if (block) {
    if (text === "ipv4" || text === "ipv6") {
      // The settings of a template's channel apply to the protocol's own channel, which overrides them.
      const at = options.channels.findIndex(({ family }) => family === text);
      const [before] = at < 0 ? [] : options.channels.splice(at, 1);
      const body = before ? [...before.body, ...closed(before.body), ...block] : block;
      options.channels.push({ family: text, body, line });
      return null;
    }
    if (text === "bfd") return readBfd(block, options);
    if (text === "keys") return readKeys(block, options);
    if (text === "debug") {
      options.logsStates = debugsStates(block);
      return options.logsStates === null ? "not what can be logged" : null;
    }
    return "a block whose meaning peerc does not know";
  }
  if (first === "description" && last?.kind === "text") options.description = last.text;
  else if (text === "disabled" || text === "disabled on" || text === "disabled yes")
    options.disabled = true;
  else if (text === "debug all") options.logsStates = true;
  else if (text === "debug off") options.logsStates = false;
  else if (first === "local" && second === "role" && third !== undefined) {
    const role = third === "rs_client" ? "rs-client" : third;
    if (role !== "peer" && role !== "provider" && role !== "customer" && role !== "rs-client")
      return "not a role";
    options.role = role;
  } else if (first === "local" && third === "as") {
    options.local = addressOf(words[1], objects);
    options.localAsn = number(words[3]);
    if (!options.local || options.localAsn === null || words.length !== 4)
      return "not an address and an ASN";
  } else if (first === "neighbor" && third === "as" && fourth !== undefined) {
    options.remote = addressOf(words[1], objects);
    options.asn = number(words[3]);
    if (words.length !== 4 || options.asn === null) return "more than an address and an ASN";
  } else if (first === "neighbor" && third === "%" && words.length === 6) {
    options.remote = addressOf(words[1], objects);
    options.interface = fourth ?? null;
    options.asn = number(words[5]);
    if (words[4]?.text !== "as" || options.asn === null) return "more than an address and an ASN";
  } else if (first === "interface" && last?.kind === "text" && words.length === 2) {
    options.interface = last.text;
  } else if (text === "multihop") options.multihop = 64;
  else if (first === "multihop" && number(words[1]) !== null) options.multihop = number(words[1]);
  else if (first === "authentication" && (second === "md5" || second === "ao")) return null;
  else if (first === "password" && last?.kind === "text") options.password = last.text;
  else if (isOn("ttl security")) options.ttlSecurity = true;
  else if (isOn("passive")) options.passive = true;
  else if (text.startsWith("hold time ") && number(last) !== null) options.hold = number(last);
  else if (text.startsWith("keepalive time ") && number(last) !== null)
    options.keepalive = number(last);
  else if (isOn("graceful restart")) options.gracefulRestart = "full";
  else if (text === "graceful restart aware") options.gracefulRestart = "helper";
  else if (text === "graceful restart off" || text === "graceful restart no")
    options.gracefulRestart = "off";
  else if (text.startsWith("error wait time ")) options.longestWait = number(last) ?? 0;
  else if (text.startsWith("error forget time ")) options.forgets = number(last) ?? 0;
  else if (isOn("enforce first as")) options.enforceFirstAs = true;
  else if (isOn("allow as sets")) options.allowAsSets = true;
  else if (isOn("require roles")) options.roleStrict = true;
  else return "an option whose effect on routes or the session peerc does not know";
  return null;
}

function readBfd(block: readonly Token[], options: ProtocolOptions): string | null {
  // The settings of a template's block apply unless the protocol's own has them, too.
  const bfd = options.bfd ? { ...options.bfd } : { intervalMs: 0, multiplier: 0 };
  for (const { words } of statementsOf(block)) {
    const [name, value, unit] = words;
    if (name?.text === "interval" && unit?.text === "ms") bfd.intervalMs = Number(value?.text);
    else if (name?.text === "multiplier") bfd.multiplier = Number(value?.text);
    else return "not a setting of BFD that peerc knows";
  }
  // BIRD stores 32 bits of the microseconds and 8 of the multiplier, and silently drops the others (proto/bfd/bfd.h).
  if (!(bfd.intervalMs <= 4_294_967 && bfd.multiplier <= 255)) {
    return "a number of BFD of which BIRD keeps a part";
  }
  options.bfd = bfd;
  return null;
}

function readKeys(block: readonly Token[], options: ProtocolOptions): string | null {
  for (const { words, block: key } of statementsOf(block)) {
    if (words[0]?.text !== "key" || !key) return "not a key";
    const values = new Map(
      statementsOf(key).map(({ words: [name, ...rest] }) => [
        name?.text ?? "",
        rest.map(({ text }) => text).join(" "),
      ]),
    );
    const algorithms = { "hmac sha1": "hmac-sha-1-96", "cmac aes128": "aes-128-cmac-96" } as const;
    const used = values.get("algorithm");
    if (used !== "hmac sha1" && used !== "cmac aes128")
      return "an algorithm that peerc does not know";
    options.keys.push({
      id: Number(values.get("id")),
      algorithm: algorithms[used],
      secret: secretReading(values.get("secret") ?? ""),
    });
  }
  return null;
}

/** A semicolon after a body whose last statement has none. */
function closed(body: readonly Token[]): readonly Token[] {
  const last = body.at(-1);
  return last ? [{ kind: "sign", text: ";", line: last.line }] : [];
}
