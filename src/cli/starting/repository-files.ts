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
  /** The text of a file of the package. */
  readonly read: (path: string) => string;
}

/** Files that are the same for every network, but for the version of peerc: path → file of the package. */
const COMMON = {
  ".editorconfig": "templates/init/editorconfig",
  ".gitattributes": "templates/init/gitattributes",
  ".githooks/pre-commit": "templates/init/pre-commit",
  ".gitignore": "templates/init/gitignore",
  ".gitlab-ci.yml": "templates/init/gitlab-ci.yml",
  "README.md": "templates/init/README.md",
  "package.json": "templates/init/package.json",
} as const;

/** The pipelines, which are examples as well: path → file of the package. */
const PIPELINES = {
  ".github/actions/peerc/action.yml": "examples/pipelines/github/actions/peerc/action.yml",
  ".github/workflows/peerc-comment.yml": "examples/pipelines/github/workflows/peerc-comment.yml",
  ".github/workflows/peerc-refresh.yml": "examples/pipelines/github/workflows/peerc-refresh.yml",
  ".github/workflows/peerc.yml": "examples/pipelines/github/workflows/peerc.yml",
  ".gitlab/peerc.yml": "examples/pipelines/gitlab/templates/peerc.yml",
  Makefile: "examples/pipelines/Makefile",
  "ci/check.sh": "examples/pipelines/steps/check.sh",
  "ci/comment.sh": "examples/pipelines/steps/comment.sh",
  "ci/common.sh": "examples/pipelines/steps/common.sh",
  "ci/page.sh": "examples/pipelines/steps/page.sh",
  "ci/refresh.sh": "examples/pipelines/steps/refresh.sh",
} as const;

/** Files that are run by their names. */
const EXECUTABLE: readonly string[] = [".githooks/pre-commit"];

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
  ...Object.keys(PIPELINES),
].sort();

/** Whether a file is one of the network itself, and not of the repository around it. */
export function isOfNetwork(path: string): boolean {
  return path in OF_NETWORK;
}

/** The files of a new repository by path, sorted. */
export function repositoryFiles(parts: RepositoryParts): ReadonlyMap<string, NewFile> {
  const { of, read } = parts;
  const filled = (text: string): string =>
    text.replaceAll("__PACKAGE__", of.name).replaceAll("__VERSION__", of.version);
  const texts: readonly (readonly [string, string])[] = [
    ...Object.entries({ ...OF_NETWORK, ...AROUND }).map(
      ([path, textOf]) => [path, textOf(parts)] as const,
    ),
    ...Object.entries(COMMON).map(([path, from]) => [path, filled(read(from))] as const),
    ...Object.entries(PIPELINES).map(([path, from]) => [path, read(from)] as const),
  ];
  const files = texts.map(
    ([path, text]) => [path, { text, isExecutable: EXECUTABLE.includes(path) }] as const,
  );
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Who reviews what people write. What peerc writes needs no owner: a nightly refresh changes only that. */
function ownersText(owners: readonly string[]): string {
  const paths = ["/network.yaml", "/peers/", "/policies/", "/tests/", "/changes.yaml"].concat([
    "/ci/",
    "/.github/",
    "/.gitlab/",
    "/.gitlab-ci.yml",
    "/.githooks/",
    "/Makefile",
    "/package.json",
    "/package-lock.json",
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
