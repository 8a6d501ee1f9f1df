import { formatUtcTime } from "../document/index.ts";
import type { SessionState, StateOwner } from "./declaration.ts";

/** What declares a state, in words: `exchange ix-br-sp`, `AS13335`, `the session itself`. */
export function describeOwner(by: StateOwner): string {
  switch (by.kind) {
    case "session":
      return "the session itself";
    case "peer":
      return `AS${by.asn}`;
    case "exchange":
      return `exchange ${by.id}`;
    case "router":
      return `router ${by.name}`;
    case "site":
      return `site ${by.name}`;
  }
}

/** A state and what it comes from: `draining by exchange ix-br-sp (CHG-123)`, `shut`, `active`. */
export function describeState({ is, by, ticket }: SessionState): string {
  const owner = by === null || by.kind === "session" ? "" : ` by ${describeOwner(by)}`;
  return `${is}${owner}${ticket === null ? "" : ` (${ticket})`}`;
}

/** When a state must be over, in milliseconds since 1970: `2026-12-01T04:00Z`. */
export function describeUntil(until: number): string {
  return formatUtcTime(until);
}
