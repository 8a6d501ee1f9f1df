import { randomBytes } from "node:crypto";
import { readFileSync, readlinkSync } from "node:fs";
import { hostname, uptime } from "node:os";

/** A process that holds a folder, with what tells it from another one that has its number later, or elsewhere. */
export interface Holder {
  readonly pid: number;
  readonly host: string;
  /** When it took hold of the folder, ISO 8601. */
  readonly since: string;
  /** What differs between machines (`/etc/machine-id`); null where the system has no such thing. */
  readonly machine: string | null;
  /** What differs between two starts of a machine; null where the system does not tell. */
  readonly boot: string | null;
  /** In which of a machine's spaces of process numbers it runs (Linux: containers have their own). */
  readonly space: string | null;
  /** When the process began, in ticks since the machine's start (Linux); tells a process from a later one of the same number. */
  readonly began: string | null;
}

/** This process as a holder. */
export function thisProcess(): Holder {
  return {
    pid: process.pid,
    host: hostname(),
    since: new Date().toISOString(),
    machine: textOf("/etc/machine-id"),
    boot: textOf("/proc/sys/kernel/random/boot_id"),
    space: spaceOf(),
    began: statOf("self")?.began ?? null,
  };
}

/**
 * Whether a holder may still be at work. It is known to have ended where this machine has been started anew since, or has
 * no such process any more, or another one under its number. Of another machine, or of a container with numbers of
 * its own, nothing is known: it may.
 */
export function mayBeAlive(holder: Holder): boolean {
  const here = thisProcess();
  const sameBoot = holder.boot !== null && holder.boot === here.boot;
  if (!sameBoot) {
    if (holder.host !== here.host || holder.machine !== here.machine) return true;
    if (holder.boot !== null && here.boot !== null) return false;
  }
  if (holder.space !== here.space) return true;
  if (!hasProcess(holder.pid)) return false;
  const now = statOf(String(holder.pid));
  if (now !== null) {
    return !now.ended && (holder.began === null || holder.began === now.began);
  }
  // Where the system does not say when a process began, what was before the machine's start is over.
  const started = Date.now() - uptime() * 1000;
  return !(Date.parse(holder.since) < started - CLOCK_SLACK);
}

/** By how much a clock may have been set since, in milliseconds. */
const CLOCK_SLACK = 60_000;

/** A holder as the text of its lock. */
export function formatHolder(holder: Holder): string {
  return `${JSON.stringify(holder)}\n`;
}

/** Reads a lock's text; null for one that peerc did not write, or not to its end. */
export function parseHolder(text: string): Holder | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof value !== "object" || value === null) return null;
  const found = new Map<string, unknown>(Object.entries(value));
  const pid = found.get("pid");
  const word = (key: string): string | null => {
    const part = found.get(key);
    return typeof part === "string" ? part : null;
  };
  const [host, since] = [word("host"), word("since")];
  if (typeof pid !== "number" || !Number.isSafeInteger(pid) || pid <= 0) return null;
  if (host === null || since === null || Number.isNaN(Date.parse(since))) return null;
  const [machine, boot, space, began] = [
    word("machine"),
    word("boot"),
    word("space"),
    word("began"),
  ];
  return { pid, host, since, machine, boot, space, began };
}

/** A name that no other lock has. */
export function randomName(): string {
  return randomBytes(8).toString("hex");
}

function hasProcess(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (problem) {
    // One of somebody else's that must not be asked is one, too.
    return (problem as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** What Linux says about a process (proc(5), /proc/PID/stat); null where nothing can be read. */
function statOf(pid: string): { readonly began: string; readonly ended: boolean } | null {
  // The name of the program, in parentheses, may hold anything.
  const text = textOf(`/proc/${pid}/stat`);
  const fields = text?.slice(text.lastIndexOf(")") + 2).split(" ");
  const [state, began] = [fields?.[0], fields?.[19]];
  if (state === undefined || began === undefined) return null;
  return { began, ended: state === "Z" || state === "X" };
}

function spaceOf(): string | null {
  try {
    return readlinkSync("/proc/self/ns/pid");
  } catch {
    return null;
  }
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, "utf8").trim() || null;
  } catch {
    return null;
  }
}
