import { error } from "../entry.ts";

/** Diagnostics of plans: what is loaded on which routers. */
export const planCatalog = {
  "plan-edited": error<{ path: string }>({
    about:
      "A plan is not as `peerc plan` wrote it: its digest is that of another text. Somebody edited it, or part of it was lost.",
    message: (p) => `${p.path} is not as \`peerc plan\` wrote it: its digest is another`,
    hint: () => "make the plan again: peerc plan --format json",
  }),
  "plan-outdated": error<{ plan: string; router: string; file: string; problem: string }>({
    about:
      "The file that would be loaded on a router is not the one that was planned. Nothing of it may be loaded or confirmed: what was reviewed is something else.",
    message: (p) => `${p.router}: ${p.file} is not the file of ${p.plan}: ${p.problem}`,
    hint: () => "build, review the difference, and make the plan again",
  }),
  "plan-without-router": error<{ plan: string; router: string; planned: readonly string[] }>({
    about: "A router is not among those on which the plan loads a file.",
    message: (p) => `${p.plan} loads nothing on ${p.router}`,
    hint: (p) =>
      p.planned.length === 0 ? "it loads nothing anywhere" : `it loads ${p.planned.join(", ")}`,
  }),
  "plan-not-built": error<{ router: string; file: string; missing: boolean }>({
    about:
      "The file on disk is not the one that the declaration makes, so the plan would load something that nobody reviewed.",
    message: (p) =>
      p.missing ? `${p.router}: there is no ${p.file}` : `${p.router}: ${p.file} is out of date`,
    hint: () => "write it with `peerc build`, and commit it",
  }),
  "canary-unchanged": error<{ router: string; changed: readonly string[] }>({
    about: "The router that should go first has nothing to load.",
    message: (p) => `${p.router} cannot go first: nothing is loaded on it`,
    hint: (p) =>
      p.changed.length === 0 ? "nothing is loaded anywhere" : `one of ${p.changed.join(", ")}`,
  }),
  "nothing-to-drain": error<{ what: string }>({
    about:
      "What is to be taken out of service has no session that the maintenance would change: none is declared there, or all are drained or shut already.",
    message: (p) => `no session of ${p.what} would change`,
    hint: () => "`peerc list` shows sessions and their states",
  }),
  "timer-not-possible": error<{
    platform: string;
    seconds: number;
    least: number;
    most: number;
    step: number;
  }>({
    about: "A platform cannot take a configuration back by itself after this time.",
    message: (p) => `${p.platform} has no timer of ${p.seconds} s`,
    hint: (p) => `from ${p.least} to ${p.most} s${p.step === 1 ? "" : `, in steps of ${p.step} s`}`,
  }),
} as const;
