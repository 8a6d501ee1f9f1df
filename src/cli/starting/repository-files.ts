import type { PackageName } from "../schemas/schema-id.ts";
import type { PeerFacts } from "../adding/peer-facts.ts";
import type { NewSession } from "../adding/wanted.ts";
import type { Answers } from "./answers.ts";
import { assertionsText } from "./assertions-text.ts";
import { changesText } from "./changes-text.ts";
import { EDITOR_EXTENSIONS, editorSettings } from "./editor-files.ts";
import { networkText } from "./network-text.ts";
import { peersText } from "./peers-text.ts";

/** A file of a new repository. */
export interface NewFile {
  readonly text: string;
  readonly isExecutable?: boolean;
}

/** What a repository is made of. */
export interface RepositoryParts {
  readonly answers: Answers;
  readonly facts: PeerFacts;
  readonly sessions: readonly NewSession[];
  /** The date of PeeringDB's data; null without any. */
  readonly date: string | null;
  /** What is to be checked about the peer, in sentences. */
  readonly remarks: readonly string[];
  /** By router, the rules that its platform cannot express. */
  readonly waivers: ReadonlyMap<string, readonly string[]>;
  readonly of: PackageName;
  readonly schemaOf: (name: string) => string;
  /** The text of a file of `templates/init`. */
  readonly template: (name: string) => string;
}

/** Files that are the same for every network, but for the version of peerc: path → file in `templates/init`. */
const COMMON = {
  ".editorconfig": "editorconfig",
  ".gitattributes": "gitattributes",
  ".githooks/pre-commit": "pre-commit",
  ".github/workflows/peerc.yaml": "github.yaml",
  ".gitignore": "gitignore",
  ".gitlab-ci.yml": "gitlab-ci.yml",
  "README.md": "README.md",
} as const;

/** The files of the network itself: path → text. */
const OF_NETWORK = {
  "network.yaml": ({ answers, schemaOf, waivers }) =>
    networkText(answers, schemaOf("network"), waivers),
  "peers/peers.yaml": ({ answers, facts, sessions, schemaOf, ...others }) =>
    peersText(answers.peer.asn, facts, sessions, schemaOf("peers"), others),
  "tests/first.yaml": ({ sessions, schemaOf }) => assertionsText(sessions, schemaOf("assertions")),
  "changes.yaml": ({ schemaOf }) => changesText(schemaOf("changes")),
} as const satisfies Readonly<Record<string, (parts: RepositoryParts) => string>>;

/** The other files that depend on the network or on the schemas: path → text. */
const AROUND = {
  CODEOWNERS: ({ answers }) => ownersText(answers.owners),
  ".vscode/settings.json": ({ schemaOf }) => editorSettings(schemaOf),
  ".vscode/extensions.json": () => EDITOR_EXTENSIONS,
} as const satisfies Readonly<Record<string, (parts: RepositoryParts) => string>>;

/** The paths of all files of a new repository. */
export const REPOSITORY_PATHS: readonly string[] = [
  ...Object.keys(OF_NETWORK),
  ...Object.keys(AROUND),
  ...Object.keys(COMMON),
].sort();

/** Whether a file is one of the network itself, and not of the repository around it. */
export function isOfNetwork(path: string): boolean {
  return path in OF_NETWORK;
}

/** The files of a new repository by path, sorted. */
export function repositoryFiles(parts: RepositoryParts): ReadonlyMap<string, NewFile> {
  const { of, template } = parts;
  const filled = (name: string): string =>
    template(name).replaceAll("__PACKAGE__", of.name).replaceAll("__VERSION__", of.version);
  const files = new Map<string, NewFile>([
    ...Object.entries({ ...OF_NETWORK, ...AROUND }).map(
      ([path, textOf]) => [path, { text: textOf(parts) }] as const,
    ),
    ...Object.entries(COMMON).map(
      ([path, name]) =>
        [path, { text: filled(name), isExecutable: name === "pre-commit" }] as const,
    ),
  ]);
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Who reviews what people write. What peerc writes needs no owner: a nightly refresh changes only that. */
function ownersText(owners: readonly string[]): string {
  const paths = ["/network.yaml", "/peers/", "/policies/", "/tests/", "/changes.yaml"].concat([
    "/.github/",
    "/.gitlab-ci.yml",
    "/CODEOWNERS",
  ]);
  const width = Math.max(...paths.map((path) => path.length)) + 1;
  const who = owners.length === 0 ? "@example/noc" : owners.join(" ");
  const lines = paths.map((path) => path.padEnd(width) + who);
  return `${[
    "# Who reviews changes of what people write (GitHub, GitLab). snapshot/ and rendered/ are written by peerc, and not listed, so",
    "# that a refresh of registry data inside of changes.yaml needs nobody.",
    ...(owners.length === 0
      ? [
          "# Nobody yet: put a user or a team in place of @example/noc.",
          ...lines.map((line) => `# ${line}`),
        ]
      : lines),
  ].join("\n")}\n`;
}
