import { parseAddress } from "../../../net/index.ts";
import type { Address } from "../../../net/index.ts";
import type { ReadingProblems } from "../../reading-problems.ts";
import type { BgpDefaults } from "./bgp-defaults.ts";
import type { NeighborText } from "./neighbor-text.ts";
import { readTimers, type SessionTimers } from "./timers.ts";

/** The settings in a neighbor's own lines. */
export interface OwnSettings {
  asn: number | null;
  description: string | null;
  local: Address | null;
  updateSource: string | null;
  password: string | null;
  keychain: string | null;
  ttlSecurity: boolean;
  multihop: number | null;
  tcpMss: number | null;
  bfd: boolean;
  bfdInterval: number | null;
  bfdMultiplier: number | null;
  passive: boolean;
  timers: SessionTimers | null;
  /** Null: the router's setting. */
  gracefulRestart: "on" | "disable" | null;
  helperOnly: boolean;
  enforceFirstAs: boolean;
  shutdown: boolean;
  /** `inherited`: as for all neighbors. */
  log: "unset" | "inherited" | "off";
}

/** The defaults of options. */
function defaultSettings({ enforceFirstAs, timers }: BgpDefaults): OwnSettings {
  return {
    asn: null,
    description: null,
    local: null,
    updateSource: null,
    password: null,
    keychain: null,
    ttlSecurity: false,
    multihop: null,
    tcpMss: null,
    bfd: false,
    bfdInterval: null,
    bfdMultiplier: null,
    passive: false,
    timers,
    gracefulRestart: null,
    helperOnly: false,
    enforceFirstAs,
    shutdown: false,
    log: "unset",
  };
}

/** Which session setting each option controls, by the words that set and remove it. */
const SETTINGS: Readonly<Record<string, keyof OwnSettings | null>> = {
  description: "description",
  "local address": "local",
  "update-source": "updateSource",
  password: "password",
  ao: "keychain",
  // The old MD5 key chain, which may only be removed.
  keychain: null,
  "ttl-security": "ttlSecurity",
  "ebgp-multihop": "multihop",
  "tcp mss": "tcpMss",
  "bfd fast-detect": "bfd",
  "bfd minimum-interval": "bfdInterval",
  "bfd multiplier": "bfdMultiplier",
  "session-open-mode": "passive",
  timers: "timers",
  "graceful-restart": "gracefulRestart",
  "graceful-restart helper-only": "helperOnly",
  shutdown: "shutdown",
};

/** The final settings of a neighbor's own lines. */
export function readOwn(
  text: NeighborText,
  defaults: BgpDefaults,
  problems: ReadingProblems,
): OwnSettings {
  const unset = defaultSettings(defaults);
  const settings = { ...unset };
  for (const { text: line, line: number, command } of text.own) {
    const { words } = command;
    const next = words[0] === "no" ? takenBack(line, unset) : settingOf(line, words);
    if (line === "no graceful-restart" && settings.helperOnly) {
      problems.notUnderstood(number, "it may take `helper-only` back, too");
    }
    if (next) Object.assign(settings, next);
    else {
      problems.notUnderstood(
        number,
        "an option whose effect on routes or the session peerc does not know",
      );
    }
  }
  if (settings.gracefulRestart === "disable" && settings.helperOnly) {
    problems.notUnderstood(text.line, "graceful restart that is both disabled and helper-only");
  }
  if (settings.asn === null) problems.notUnderstood(text.line, "a neighbor without remote-as");
  return settings;
}

/** The setting after `no OPTION`; null for an unknown option. */
function takenBack(line: string, unset: OwnSettings): Partial<OwnSettings> | null {
  if (line === "no log neighbor changes disable") return { log: "inherited" };
  const option = SETTINGS[line.slice("no ".length)];
  if (option === undefined) return null;
  return option === null ? {} : { [option]: unset[option] };
}

/** The setting of an option; null for an unknown one, or one with unknown words. */
function settingOf(line: string, words: readonly string[]): Partial<OwnSettings> | null {
  const [first = "", second = "", third = ""] = words;
  const number = (value: string) => (/^\d{1,10}$/.test(value) ? Number(value) : null);
  const count = words.length;
  if (first === "description" && count > 1) {
    return { description: line.slice("description ".length) };
  }
  switch (line) {
    case "ttl-security":
      return { ttlSecurity: true };
    case "bfd fast-detect":
      return { bfd: true };
    case "session-open-mode passive-only":
      return { passive: true };
    case "graceful-restart":
      return { gracefulRestart: "on" };
    case "graceful-restart disable":
      return { gracefulRestart: "disable" };
    case "graceful-restart helper-only":
      return { helperOnly: true };
    case "enforce-first-as":
      return { enforceFirstAs: true };
    case "enforce-first-as disable":
      return { enforceFirstAs: false };
    case "shutdown":
      return { shutdown: true };
    case "log neighbor changes disable":
      return { log: "off" };
  }
  if (/^ao \S+ include-tcp-options enable$/.test(line)) return { keychain: second };
  if (first === "timers") {
    const timers = readTimers(words.slice(1));
    return timers && { timers };
  }
  if (count === 2) {
    const value = number(second);
    if (first === "remote-as" && value !== null) return { asn: value };
    if (first === "ebgp-multihop" && value !== null) return { multihop: value };
    if (first === "update-source") return { updateSource: second };
  }
  if (count !== 3) return null;
  if (first === "password" && /^(clear|encrypted)$/.test(second)) return { password: third };
  if (first === "local" && second === "address") {
    const local = parseAddress(third);
    return local && { local };
  }
  const value = number(third);
  if (first === "tcp" && second === "mss") return value === null ? null : { tcpMss: value };
  if (first !== "bfd" || value === null) return null;
  if (second === "minimum-interval") return { bfdInterval: value };
  return second === "multiplier" ? { bfdMultiplier: value } : null;
}
