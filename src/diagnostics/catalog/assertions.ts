import { didYouMean } from "../did-you-mean.ts";
import { error } from "../entry.ts";

/** At most this many of the existing names are listed. */
const MOST_SHOWN = 12;

/** Diagnostics of assertions: of their files, and of assertions that do not hold. */
export const assertionsCatalog = {
  "no-assertions": error<{ path: string }>({
    about: "The network has no assertions to test: its folder `tests` is missing or contains none.",
    message: (p) => `there are no assertions in ${p.path}`,
    hint: () => "write tests/first.yaml; see examples/azion/tests for examples",
  }),
  "unknown-name": error<{ what: string; name: string; known: readonly string[] }>({
    about:
      "An assertion refers to a peer, router, exchange, session, reason or list that the network does not have.",
    message: (p) => `there is no ${p.what} \`${p.name}\``,
    hint: (p) => {
      const near = didYouMean(p.name, p.known);
      if (near !== null) return `did you mean \`${near}\`?`;
      if (p.known.length === 0) return undefined;
      const more = p.known.length > MOST_SHOWN ? ", …" : "";
      return `known: ${p.known.slice(0, MOST_SHOWN).join(", ")}${more}`;
    },
  }),
  "assertion-scope": error({
    about:
      "An assertion is either about individual sessions (`on`), or about routes received on some sessions and announced on others (`from` and `to`).",
    message: () => "an assertion needs either `on`, or `from` and `to`",
  }),
  "assertion-routes": error({
    about:
      "An assertion is about one route, or about every route that meets some conditions. With `on` this is required; with `from` and `to` it may be left out and then means every route.",
    message: () =>
      "an assertion needs either one `route` or `every` route that meets some conditions",
    hint: () => "route: { prefix: 192.0.2.0/24 }, or every: { prefix: { in: default-route } }",
  }),
  "assertion-needs-base": error<{ name: string }>({
    about:
      "An assertion is about a change, and there is nothing to compare the network with. It is not skipped, because then it could not fail.",
    message: (p) => `${p.name}: this is about a change, and no network before it was given`,
    hint: () => "add --base with a revision or a folder: peerc test --base origin/main",
  }),
  "assertion-attribute": error<{ key: string; why: string }>({
    about: "An assertion expects an attribute that cannot be checked for these routes.",
    message: (p) => `\`${p.key}\` has no meaning here: ${p.why}`,
  }),
  "assertion-without-session": error<{ name: string; which: string }>({
    about:
      "An assertion selects no session, so it would assert nothing and could never fail. A route selects only sessions of its own family.",
    message: (p) => `${p.name}: \`${p.which}\` selects no session`,
    hint: () => "correct the selection, or remove the assertion",
  }),
  "assertion-without-route": error<{ name: string }>({
    about:
      "No route can meet the conditions of an assertion on any of its sessions, so it would assert nothing and could never fail.",
    message: (p) => `${p.name}: no route meets these conditions on any of the sessions`,
    hint: () => "correct the conditions, or remove the assertion",
  }),
  "assertion-failed": error<{
    name: string;
    where: string;
    route: string;
    expected: string;
    found: string;
  }>({
    about:
      "An assertion does not hold: the route shown has a different result than it says. The related positions are the deciding lines of the policy and of the rendered file.",
    message: (p) =>
      `${p.name}: ${p.where}: the route ${p.route} should be ${p.expected}; ${p.found}`,
    hint: () => "correct the policy or the assertion; peerc explain shows every step of the policy",
  }),
  "assertion-file-differs": error<{
    name: string;
    where: string;
    route: string;
    expected: string;
    found: string;
  }>({
    about:
      "The policy and a rendered file, as read back, treat a route of an assertion differently: the file is not what the policy would be rendered to.",
    message: (p) =>
      `${p.name}: ${p.where}: the route ${p.route} should be ${p.expected}; ${p.found}`,
    hint: () => "run peerc build, or see what peerc verify says about the file",
  }),
  "assertion-not-proven": error<{ name: string; where: string; why: string }>({
    about:
      "It could not be decided whether an assertion holds. An assertion that is not proven fails.",
    message: (p) => `${p.name}: ${p.where}: not proven: ${p.why}`,
  }),
  "assertion-more": error<{ name: string; count: number; of: string }>({
    about: "An assertion fails on more sessions than those shown.",
    message: (p) => `${p.name}: and on ${p.count} more ${p.of}`,
  }),
} as const;
