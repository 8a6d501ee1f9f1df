import { didYouMean } from "../did-you-mean.ts";
import { error, warning } from "../entry.ts";
import { SMALLEST } from "../smallest-network.ts";

/** What a network.yaml was perhaps meant to be called. */
const NEARLY = /^(?:networks?|peerc|config|declaration)\.(?:ya?ml|json)(?:\.txt)?$/i;

/** Diagnostics of the command line, and of the files it reads and writes. */
export const cliCatalog = {
  "wrong-usage": error<{ problem: string; command: string; write?: string }>({
    about: "The command line is not one that peerc understands.",
    message: (p) => p.problem,
    hint: (p) =>
      `${p.write === undefined ? "" : `write \`${p.write}\`; `}see \`peerc ${p.command}${p.command === "" ? "" : " "}--help\``,
  }),
  "unknown-command": error<{ name: string; known: readonly string[] }>({
    about: "There is no command of this name.",
    message: (p) => `there is no command \`${p.name}\``,
    hint: (p) => {
      const near = didYouMean(p.name, p.known);
      return near === null ? `commands: ${p.known.join(", ")}` : `did you mean \`${near}\`?`;
    },
  }),
  "no-network-here": error<{ path: string; there: readonly string[] | null }>({
    about: "The folder holds no network.yaml, or there is no such folder.",
    message: (p) =>
      p.there === null
        ? `${p.path} is no folder that can be read`
        : `${p.path} holds no network.yaml`,
    hint: (p) => {
      const other = p.there?.find((name) => NEARLY.test(name));
      if (other !== undefined) return `rename ${other} to network.yaml`;
      if (p.there === null) return "name the folder that holds network.yaml";
      return `name the folder of a declaration, or begin one here with a network.yaml like this:\n${SMALLEST}`;
    },
  }),
  "no-snapshot": error<{ path: string }>({
    about: "The declaration has no snapshot of IRR data yet.",
    message: (p) => `there is no snapshot in ${p.path}`,
    hint: () => "run `peerc fetch`, look at what it wrote, and commit it",
  }),
  "unknown-session": error<{ name: string; known: readonly string[] }>({
    about: "No session of the network answers to the name or address.",
    message: (p) => `there is no session \`${p.name}\``,
    hint: (p) => {
      const near = didYouMean(p.name, p.known);
      if (near !== null) return `did you mean \`${near}\`?`;
      const shown = p.known.slice(0, 8).join(", ");
      return `sessions: ${shown}${p.known.length > 8 ? ", …" : ""}`;
    },
  }),
  "ambiguous-session": error<{ name: string; matches: readonly string[] }>({
    about: "Several sessions answer to the name or address.",
    message: (p) => `\`${p.name}\` stands for ${p.matches.length} sessions`,
    hint: (p) => `name one of ${p.matches.slice(0, 12).join(", ")}`,
  }),
  "unknown-router": error<{ name: string; known: readonly string[] }>({
    about: "No router of the network has this name.",
    message: (p) => `there is no router \`${p.name}\``,
    hint: (p) => `routers: ${p.known.join(", ")}`,
  }),
  "not-a-route": error<{ what: string; value: string; expected: string }>({
    about: "A part of the route to explain cannot be read.",
    message: (p) => `${p.what}: \`${p.value}\` is not ${p.expected}`,
  }),
  "cannot-listen": error<{ where: string; why: string }>({
    about: "A server cannot listen on the address and port.",
    message: (p) => `cannot listen on ${p.where}: ${p.why}`,
  }),
  "native-check-missing": warning<{ tool: string; routers: readonly string[] }>({
    about:
      "A platform's own parser is not installed here, or in a version that lacks syntax of the router's, so it was not asked.",
    message: (p) => `${p.tool} is not installed: not checked by it: ${p.routers.join(", ")}`,
    hint: (p) =>
      / of /.test(p.tool)
        ? "the version that is installed here reads another syntax; the router's own will have to check the file"
        : "apt-get install bird2 frr",
  }),
} as const;
