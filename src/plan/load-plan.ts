import type { PlatformName } from "../model/index.ts";
import type { LoadCommands } from "../platforms/index.ts";

/** What is to be loaded on which routers, in which order and how: the contents of a plan file. */
export interface LoadPlan {
  readonly format: "peerc-plan";
  /** Increased when a member changes its meaning or is removed. */
  readonly version: 1;
  readonly network: { readonly name: string; readonly asn: number };
  readonly base: PlanSide;
  readonly head: PlanSide;
  /** After how many seconds a router takes an unconfirmed file back by itself. */
  readonly timer_seconds: number;
  /**
   * The routers to load, by name: one batch after the other, and no batch before all of the one before are confirmed.
   * The first has one router, the canary; no batch has two routers of one site.
   */
  readonly batches: readonly (readonly string[])[];
  /** The routers of the batches, in their order. */
  readonly routers: readonly RouterLoad[];
  /** Routers whose files differ in nothing but comments: they may be loaded at any time, or never. */
  readonly comments_only: readonly string[];
  /** Routers that are no longer declared: nothing is loaded on them. */
  readonly removed: readonly string[];
  readonly unchanged: readonly string[];
  /** SHA-256 of the plan without this member, as compact JSON in this order; hexadecimal. */
  readonly digest: string;
}

/** One of the two states of the network. */
export interface PlanSide {
  /** For people: a revision or a folder. */
  readonly name: string;
  /** The full hash of the commit; null: files on disk. */
  readonly revision: string | null;
}

/** What is to be loaded on one router. */
export interface RouterLoad {
  readonly name: string;
  readonly platform: PlatformName;
  /** `21.4`. */
  readonly version: string;
  /** Printable ASCII; null: none is declared. */
  readonly site: string | null;
  /** Its place in `batches`, from 0. */
  readonly batch: number;
  /** The new file, relative to the network's folder. */
  readonly file: string;
  /** SHA-256 of the new file as it is in git, with placeholders instead of secrets; hexadecimal. */
  readonly sha256: string;
  /** The file of before; null: the router is new. */
  readonly before: { readonly sha256: string } | null;
  /** The names of the environment variables that have its secrets, sorted. */
  readonly variables: readonly string[];
  readonly summary: RouterSummary;
  readonly commands: LoadCommands;
}

/** What the change means for one router, in numbers. */
export interface RouterSummary {
  /** Sessions with their new file. */
  readonly sessions: number;
  readonly sessions_added: number;
  readonly sessions_removed: number;
  /** Sessions with another option or limit. */
  readonly sessions_changed: number;
  /** Filters (a session has two) that accept routes which they did not accept before. */
  readonly filters_accepting_more: number;
  readonly filters_accepting_less: number;
  /** Filters that give accepted routes other attributes. */
  readonly filters_changing_attributes: number;
  /** Filters whose difference is too large to be found. */
  readonly filters_not_compared: number;
  /** Settings of the router itself. */
  readonly settings: number;
  /** The names of the risks that it is part of, sorted. */
  readonly risks: readonly string[];
}
