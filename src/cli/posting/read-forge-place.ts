import { diagnostic, type Report } from "../../diagnostics/index.ts";
import { FORGES, forges, type ForgeName, type ForgePlace } from "../../forges/index.ts";
import type { Arguments } from "../commands/command.ts";

/** Environment variables. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The variables in which pipelines say where they run; Forgejo has those of GitHub. */
const VARIABLES: Readonly<
  Record<ForgeName, { readonly api: string; readonly repository: string; readonly token: string }>
> = {
  github: { api: "GITHUB_API_URL", repository: "GITHUB_REPOSITORY", token: "GITHUB_TOKEN" },
  gitlab: { api: "CI_API_V4_URL", repository: "CI_PROJECT_ID", token: "GITLAB_TOKEN" },
  forgejo: { api: "GITHUB_API_URL", repository: "GITHUB_REPOSITORY", token: "FORGEJO_TOKEN" },
};

/** Where to write, from the command line and the environment; null, and reported, if something is missing or wrong. */
export function readForgePlace(
  args: Arguments,
  env: Environment,
  report: Report,
): ForgePlace | null {
  const name = forgeName(args, env, report);
  if (!name) return null;
  const variables = VARIABLES[name];
  const dialect = forges[name];
  const api = (args.text("api") ?? env[variables.api] ?? "").replace(/\/+$/, "");
  const repository = args.text("repository") ?? env[variables.repository] ?? "";
  // Forgejo sets both for its own token.
  const tokens = ["PEERC_FORGE_TOKEN", variables.token];
  const others = name === "forgejo" ? ["GITHUB_TOKEN"] : [];
  const token = [...tokens, ...others].map((variable) => env[variable] ?? "").find(Boolean) ?? "";
  const missing = (what: string, option: string, variable: string): null => {
    report(diagnostic("forge-setting-missing", { what, option, variables: [variable] }));
    return null;
  };
  const wrong = (option: string, value: string, expected: string): null => {
    report(diagnostic("forge-setting-wrong", { option, value, expected }));
    return null;
  };
  if (api === "") return missing(`the API of ${dialect.title}`, "--api", variables.api);
  if (!isSafeUrl(api)) {
    return wrong("--api", api, "an https:// URL without a user, a query or a fragment");
  }
  if (repository === "") return missing("the repository", "--repository", variables.repository);
  const isRepository = name === "gitlab" ? /^[\w.-]+(?:\/[\w.-]+)*$/ : /^[\w.-]+\/[\w.-]+$/;
  if (!isRepository.test(repository) || /(?:^|\/)\.\.?(?:\/|$)/.test(repository)) {
    const expected = name === "gitlab" ? "a project's number or path" : "`owner/name`";
    return wrong("--repository", repository, expected);
  }
  if (token === "") {
    report(diagnostic("forge-token-missing", { forge: dialect.title, variables: tokens }));
    return null;
  }
  // A header with anything else would be refused with an error that quotes it.
  if (!/^[\x21-\x7e]+$/.test(token)) {
    return wrong("the token in the environment", "…", "one word of ASCII characters");
  }
  return { dialect, api, repository, token, author: args.text("author") };
}

function forgeName(args: Arguments, env: Environment, report: Report): ForgeName | null {
  const given = args.text("forge");
  if (given !== null) {
    const name = FORGES.find((one) => one === given);
    if (name) return name;
    const params = { option: "--forge", value: given, expected: `one of ${FORGES.join(", ")}` };
    report(diagnostic("forge-setting-wrong", params));
    return null;
  }
  if (env["GITLAB_CI"]) return "gitlab";
  // It also says that it is GitHub.
  if (env["FORGEJO_ACTIONS"] || env["GITEA_ACTIONS"]) return "forgejo";
  if (env["GITHUB_ACTIONS"]) return "github";
  const params = {
    what: "the forge",
    option: "--forge",
    variables: ["GITHUB_ACTIONS", "GITLAB_CI"],
  };
  report(diagnostic("forge-setting-missing", params));
  return null;
}

/** A token must not go over a network in the clear; to this host itself it does not. */
function isSafeUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password, search, hash } = new URL(text);
  const isPlain = [username, password, search, hash].every((part) => part === "");
  const isHere = ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
  return isPlain && (protocol === "https:" || (protocol === "http:" && isHere));
}
