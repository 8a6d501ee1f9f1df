import type { CommandPlace } from "../platforms/index.ts";

/** What somebody does in one night, step by step: for people in Markdown or HTML, for programs as JSON. */
export interface Runbook {
  readonly format: "peerc-runbook";
  /** Increased when a member changes its meaning or is removed. */
  readonly version: 1;
  readonly kind: "change" | "maintenance";
  readonly title: string;
  readonly network: { readonly name: string; readonly asn: number };
  /** As given; null: not given. Nothing is computed from it. */
  readonly start: string | null;
  /** After how many seconds a router takes an unconfirmed file back by itself. */
  readonly timer_seconds: number;
  /** What is lost, and for whom. */
  readonly lost: readonly LostRow[];
  /** What the change does to received routes, in Markdown; null: no routes were given. */
  readonly impact: string | null;
  readonly phases: readonly RunbookPhase[];
  readonly mails: readonly RunbookMail[];
}

/** One thing that is lost or changed. */
export interface LostRow {
  readonly text: string;
  /** The sessions concerned: `gru1: AS13335 Cloudflare (187.16.219.133)`. */
  readonly sessions: readonly string[];
}

/** Steps with one purpose: drain, shut, restore. */
export interface RunbookPhase {
  /** From 1. */
  readonly number: number;
  readonly title: string;
  readonly about: string;
  readonly parts: readonly RunbookPart[];
}

/** The steps in one place. */
export interface RunbookPart {
  /** `2.1`. */
  readonly id: string;
  readonly title: string;
  /** Null: the steps are not about one router. */
  readonly router: string | null;
  /** What to know before the first step, a sentence each. */
  readonly facts: readonly string[];
  readonly steps: readonly RunbookStep[];
  /** Takes back what is loaded and not confirmed. */
  readonly back: readonly RunbookStep[];
  /** Takes back what is confirmed. */
  readonly restore: readonly RunbookStep[];
}

/** One action, and how to see that it worked. */
export interface RunbookStep {
  /** `2.1.5`; `2.1.B1` of `back`, `2.1.R1` of `restore`. */
  readonly id: string;
  /** `run`: enter the commands; `look`: the same, they change nothing; `wait`: until the check holds; `person`: no commands. */
  readonly kind: "run" | "look" | "wait" | "person";
  /** What it does, or what a person does. */
  readonly about: string;
  readonly where: CommandPlace;
  /** Null: here. */
  readonly router: string | null;
  /** One a line, in their order. */
  readonly commands: readonly string[];
  readonly check: StepCheck;
  /** The file in the network's folder to which the output goes, with mode 0600; null: none. */
  readonly output: string | null;
  /** The shortest time to wait, in seconds; null: none. */
  readonly wait_seconds: number | null;
  /** The ids of the steps that take everything back, up to and with this one, in their order; empty: nothing to do. */
  readonly back: readonly string[];
}

/** How to see that a step worked. */
export interface StepCheck {
  /** The exit code of the commands; null: there is none, or it means nothing. */
  readonly exit: 0 | null;
  /** Texts that the output of the commands has. */
  readonly contains: readonly string[];
  /** Texts that it does not have. */
  readonly lacks: readonly string[];
  /** The output is a number of bits per second below this; null: no number is compared. */
  readonly below: number | null;
  /** Whether it may take a while: then the commands are entered again. */
  readonly repeat: boolean;
  /** Further commands, at the same place, each with texts that its output has. */
  readonly commands: readonly {
    readonly run: string;
    readonly about: string;
    readonly contains: readonly string[];
  }[];
  /** What a person must see besides that; null: nothing. */
  readonly text: string | null;
}

/** A mail to a peer, drafted. */
export interface RunbookMail {
  readonly asn: number;
  readonly peer: string;
  /** Addresses; empty: none is known, and `contacts` says why. */
  readonly to: readonly string[];
  /** Why there are no addresses; null: there are. */
  readonly contacts: string | null;
  readonly subject: string;
  readonly body: string;
}
