import { didYouMean } from "../did-you-mean.ts";
import { error } from "../entry.ts";

/** Names shown of those there are. */
const MOST_SHOWN = 12;

/** Diagnostics of assertions: of their files, and of what does not hold. */
export const assertionsCatalog = {
  "no-assertions": error<{ path: string }>({
    about: "A network has no assertions to test: its folder `tests` is not there, or holds none.",
    message: (p) => `there are no assertions in ${p.path}`,
    hint: () => "write tests/first.yaml; examples/azion/tests has some to begin with",
  }),
  "unknown-name": error<{ what: string; name: string; known: readonly string[] }>({
    about:
      "An assertion names a peer, router, exchange, session, reason or list that the network does not have.",
    message: (p) => `there is no ${p.what} \`${p.name}\``,
    hint: (p) => {
      const near = didYouMean(p.name, p.known);
      if (near !== null) return `did you mean \`${near}\`?`;
      if (p.known.length === 0) return undefined;
      const more = p.known.length > MOST_SHOWN ? ", …" : "";
      return `there are: ${p.known.slice(0, MOST_SHOWN).join(", ")}${more}`;
    },
  }),
  "assertion-scope": error({
    about:
      "An assertion is either about sessions by themselves (`on`), or about what comes in on some and goes out on others (`from` and `to`).",
    message: () => "an assertion needs either `on`, or `from` and `to`",
  }),
  "assertion-routes": error({
    about:
      "An assertion is about one route, or about every route of some kind. One about `on` says which; one with `from` and `to` may leave it out, and means every route.",
    message: () => "an assertion is about either one `route` or `every` route of some kind",
    hint: () => "route: { prefix: 192.0.2.0/24 }, or every: { prefix: { in: default-route } }",
  }),
  "assertion-attribute": error<{ key: string; why: string }>({
    about: "An assertion expects something that cannot be said of these routes.",
    message: (p) => `\`${p.key}\` says nothing here: ${p.why}`,
  }),
  "assertion-without-session": error<{ name: string; which: string }>({
    about:
      "No session answers to what an assertion selects, so it would assert nothing and could never fail. A route selects sessions of its own family only.",
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
      "An assertion does not hold: here is a route of which something else becomes than it says. The related positions are the line of the policy and the line of the rendered file that decide.",
    message: (p) =>
      `${p.name}: ${p.where}: the route ${p.route} should be ${p.expected}; ${p.found}`,
    hint: () => "correct the policy, or the assertion; peerc explain shows the policy's every step",
  }),
  "assertion-file-differs": error<{
    name: string;
    where: string;
    route: string;
    expected: string;
    found: string;
  }>({
    about:
      "The policy and a rendered file, as it was read back, make different things of a route that an assertion speaks of: the file is not what the policy would be rendered to.",
    message: (p) =>
      `${p.name}: ${p.where}: the route ${p.route} should be ${p.expected}; ${p.found}`,
    hint: () => "run peerc build, or see what peerc verify says of the file",
  }),
  "assertion-not-proven": error<{ name: string; where: string; why: string }>({
    about: "It could not be decided whether an assertion holds. What is not proven does not pass.",
    message: (p) => `${p.name}: ${p.where}: not proven: ${p.why}`,
  }),
  "assertion-more": error<{ name: string; count: number; of: string }>({
    about: "An assertion fails on more sessions than are shown.",
    message: (p) => `${p.name}: and on ${p.count} more ${p.of}`,
  }),
} as const;
