import { didYouMean } from "../did-you-mean.ts";
import { error, warning } from "../entry.ts";
import { SMALLEST } from "../smallest-network.ts";

/** Names that were probably meant to be network.yaml. */
const NEARLY = /^(?:networks?|peerc|config|declaration)\.(?:ya?ml|json)(?:\.txt)?$/i;

/** Diagnostics of the command line, and of the files that it reads and writes. */
export const cliCatalog = {
  "wrong-usage": error<{ problem: string; command: string; write?: string }>({
    about: "peerc does not understand the command line.",
    message: (p) => p.problem,
    hint: (p) =>
      `${p.write === undefined ? "" : `write \`${p.write}\`; `}see \`peerc ${p.command}${p.command === "" ? "" : " "}--help\``,
  }),
  "unknown-command": error<{ name: string; known: readonly string[] }>({
    about: "There is no command with this name.",
    message: (p) => `there is no command \`${p.name}\``,
    hint: (p) => {
      const near = didYouMean(p.name, p.known);
      return near === null ? `commands: ${p.known.join(", ")}` : `did you mean \`${near}\`?`;
    },
  }),
  "unknown-schema": error<{ name: string; known: readonly string[] }>({
    about: "There is no published JSON Schema with this name.",
    message: (p) => `there is no schema \`${p.name}\``,
    hint: (p) => {
      const near = didYouMean(p.name, p.known);
      return near === null ? `schemas: ${p.known.join(", ")}` : `did you mean \`${near}\`?`;
    },
  }),
  "no-network-here": error<{
    path: string;
    there: readonly string[] | null;
    /** Folders in it that contain network.yaml. */
    inside?: readonly string[];
  }>({
    about: "The folder does not contain network.yaml, or does not exist.",
    message: (p) =>
      p.there === null
        ? `${p.path} is not a readable folder`
        : `${p.path} contains no network.yaml`,
    hint: (p) => {
      const other = p.there?.find((name) => NEARLY.test(name));
      if (other !== undefined) return `rename ${other} to network.yaml`;
      if (p.there === null) return "give the folder that contains network.yaml";
      if (p.inside && p.inside.length > 0) {
        return `give the folder of the network: ${p.inside.join(" or ")} contains network.yaml`;
      }
      return `give the folder of a declaration, or start one here with a network.yaml like this:\n${SMALLEST}`;
    },
  }),
  "no-snapshot": error<{ path: string }>({
    about: "The declaration has no snapshot of IRR data yet.",
    message: (p) => `there is no snapshot in ${p.path}`,
    hint: () => "run `peerc fetch`, review what it wrote, and commit it",
  }),
  "no-changes-file": error<{ path: string; side: string; isNew: boolean }>({
    about:
      "The file of changes that are allowed in advance is taken from the version before the change, so that a change cannot widen what is allowed to itself. That version has no such file.",
    message: (p) => `there is no ${p.path} before the change, in ${p.side}`,
    hint: (p) =>
      p.isNew
        ? "the change adds it: it counts once that is merged"
        : "FILE is named as in the network's folder before the change; --allow takes any file on disk",
  }),
  "no-allowed-file": error<{ option: string; given: string; isFolder: boolean }>({
    about: "What --within or --allow names is not a file of allowed changes that can be read.",
    message: (p) =>
      p.isFolder
        ? `${p.option} takes a file of allowed changes, and \`${p.given}\` is a folder`
        : `${p.option}: \`${p.given}\` is not a file that can be read`,
    hint: (p) =>
      p.isFolder
        ? `name the file, for example \`${p.option} ${p.given === "" ? "" : `${p.given.replace(/\/+$/, "")}/`}changes.yaml\``
        : "give the path of a file on disk, from the current folder",
  }),
  "allows-nothing": error<{ name: string; rules: readonly string[] }>({
    about: "An item of `allowed` has no rule, so it would allow nothing.",
    message: (p) => `${p.name} allows nothing`,
    hint: (p) => `add one of ${p.rules.join(", ")}`,
  }),
  "no-job-summary": warning({
    about:
      "The format for GitHub Actions prints annotations, and writes a summary to the file that the environment variable GITHUB_STEP_SUMMARY names. It is not set here.",
    message: () => "GITHUB_STEP_SUMMARY is not set, so no job summary was written",
    hint: () => "--format markdown prints the same",
  }),
  "job-summary-not-written": error<{ file: string; why: string }>({
    about: "The file that the environment variable GITHUB_STEP_SUMMARY names cannot be written.",
    message: (p) => `the job summary cannot be written to ${p.file}: ${p.why}`,
  }),
  "reports-not-written": error<{ folder: string; why: string }>({
    about: "The folder that --to names cannot be made or written to.",
    message: (p) => `the reports cannot be written to ${p.folder}: ${p.why}`,
  }),
  "unknown-session": error<{ name: string; known: readonly string[] }>({
    about: "No session of the network has this name or address.",
    message: (p) => `there is no session \`${p.name}\``,
    hint: (p) => {
      const near = didYouMean(p.name, p.known);
      if (near !== null) return `did you mean \`${near}\`?`;
      const shown = p.known.slice(0, 8).join(", ");
      return `sessions: ${shown}${p.known.length > 8 ? ", …" : ""}`;
    },
  }),
  "ambiguous-session": error<{ name: string; matches: readonly string[] }>({
    about: "Several sessions have this name or address.",
    message: (p) => `\`${p.name}\` matches ${p.matches.length} sessions`,
    hint: (p) => `use one of ${p.matches.slice(0, 12).join(", ")}`,
  }),
  "unknown-state-target": error<{ name: string; known: readonly string[] }>({
    about:
      "A state is for an exchange, a router, a site, a peer (its ASN) or a session; nothing of these has this name.",
    message: (p) => `there is no exchange, router, site, peer or session \`${p.name}\``,
    hint: (p) => {
      const near = didYouMean(p.name, p.known);
      if (near !== null) return `did you mean \`${near}\`?`;
      const shown = p.known.slice(0, 12).join(", ");
      return `there are: ${shown}${p.known.length > 12 ? ", …" : ""}`;
    },
  }),
  "ambiguous-state-target": error<{ name: string; matches: readonly string[] }>({
    about: "Several of the exchanges, routers, sites, peers and sessions have this name.",
    message: (p) => `\`${p.name}\` is the name of ${p.matches.length}`,
    hint: (p) => `write one of ${p.matches.map((one) => `\`${one}\``).join(", ")}`,
  }),
  "state-not-to-drain": error<{ owner: string; is: string; wanted: string }>({
    about:
      "`peerc drain` changes the state of what is active, draining or shut. Draining what is planned or removed would put it onto routers.",
    message: (p) => `${p.owner} is declared \`${p.is}\`, so it cannot become \`${p.wanted}\` here`,
    hint: () => "if it is to come into the routers' files, edit its `state` by hand",
  }),
  "state-not-declared": error<{ owner: string; others: readonly string[] }>({
    about:
      "`peerc drain --undo` takes a state away where it is declared. Here none is, or another one.",
    message: (p) => `${p.owner} is not declared \`draining\` or \`shut\``,
    hint: (p) =>
      p.others.length === 0 ? undefined : `what is declared there: ${p.others.join(", ")}`,
  }),
  "state-edit-unexpected": error<{ files: readonly string[] }>({
    about:
      "The declaration that an edit of states gives was read back, and something else would have changed too. Nothing has been written.",
    message: (p) => `editing ${p.files.join(", ")} would change more than states`,
    hint: () => "edit `state` by hand, and look at `peerc diff`",
  }),
  "unknown-peer": error<{ asn: string; known: readonly { asn: number; name: string }[] }>({
    about: "No peer of the network has this ASN.",
    message: (p) => `there is no peer \`${p.asn}\``,
    hint: (p) => {
      const isNamed = (name: string) => name.toLowerCase() === p.asn.toLowerCase();
      const named = p.known.find(({ name }) => isNamed(name));
      if (named) return `give the ASN, ${named.asn}`;
      const near = didYouMean(
        p.asn.replace(/^AS/i, ""),
        p.known.map(({ asn }) => String(asn)),
      );
      if (near !== null) return `did you mean \`${near}\`?`;
      return "`peerc list --peers` shows the peers";
    },
  }),
  "unknown-router": error<{ name: string; known: readonly string[] }>({
    about: "No router of the network has this name.",
    message: (p) => `there is no router \`${p.name}\``,
    hint: (p) => `routers: ${p.known.join(", ")}`,
  }),
  "limit-without-session": error<{ whose: string; family: string; isSession: boolean }>({
    about:
      "A limit was given for a family in which the peer has no session, or which the session is not in.",
    message: (p) =>
      p.isSession
        ? `${p.whose} is no ${p.family} session`
        : `${p.whose} has no ${p.family} session`,
    hint: (p) => `leave out --${p.family}`,
  }),
  "file-not-written": error<{ path: string; problem: string; done: readonly string[] }>({
    about:
      "A file could not be replaced. It still has its old text; files before it may have been replaced.",
    message: (p) =>
      `${p.path} is not written: ${p.problem}${p.done.length === 0 ? "" : `; written are ${p.done.join(", ")}`}`,
  }),
  "not-a-route": error<{ what: string; value: string; expected: string }>({
    about: "Part of the route to explain is invalid.",
    message: (p) => `${p.what}: \`${p.value}\` is not ${p.expected}`,
  }),
  "prefix-never-registered": error<{ prefix: string; where: string }>({
    about:
      "No session accepts the prefix, and it has never been in an IRR object of the snapshot or declared.",
    message: (p) => `${p.prefix} is not accepted${p.where}, and was never registered`,
    hint: () => "`peerc explain SESSION PREFIX` shows what a session does with it, and why",
  }),
  "cannot-listen": error<{ where: string; why: string }>({
    about: "A server cannot listen on the address and port.",
    message: (p) => `cannot listen on ${p.where}: ${p.why}`,
  }),
  "file-out-of-date": error<{ path: string; why: string }>({
    about:
      "`peerc build --check` compares the output folder with what a build would write, and a file is not the same. Why is found with the history of the repository.",
    message: (p) => `${p.path} is out of date: ${p.why}`,
    hint: () => "run `peerc build`, look at `peerc diff`, and commit what was written",
  }),
  "native-check-missing": warning<{ tool: string; routers: readonly string[] }>({
    about:
      "A platform's own parser is not installed here, or its version lacks syntax that the router uses, so the check was skipped.",
    message: (p) =>
      `${p.tool} is not installed, so these were not checked by it: ${p.routers.join(", ")}`,
    hint: (p) =>
      / of /.test(p.tool)
        ? "the installed version has a different syntax; check the file with the router's own version"
        : "apt-get install bird2 frr",
  }),
} as const;
