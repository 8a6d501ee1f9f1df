import { error, warning } from "../entry.ts";

/** Diagnostics of `src/forges`, and of what is posted to a forge. */
export const forgesCatalog = {
  "forge-token-missing": error<{ forge: string; variables: readonly string[] }>({
    about:
      "A comment or request is written with a token, which is taken from the environment only.",
    message: (p) => `there is no token for ${p.forge}`,
    hint: (p) =>
      `set the environment variable ${p.variables.join(" or ")}; pipelines for forks have none, on purpose`,
  }),
  "forge-setting-missing": error<{
    what: string;
    option: string;
    variables: readonly string[];
  }>({
    about:
      "The forge, its API, the repository or the request is neither given nor in the environment.",
    message: (p) => `${p.what} is not known`,
    hint: (p) =>
      `give ${p.option}${p.variables.length === 0 ? "" : `; pipelines set ${p.variables.join(" or ")}`}`,
  }),
  "forge-setting-wrong": error<{ option: string; value: string; expected: string }>({
    about: "What names the forge, its API, the repository or the request is not of its form.",
    message: (p) => `${p.option}: \`${p.value}\` is not ${p.expected}`,
  }),
  "forge-unreachable": error<{ forge: string; why: string }>({
    about: "The API of the forge gave no answer, also when asked again.",
    message: (p) => `${p.forge} cannot be reached: ${p.why}`,
    hint: () => "run the step again: nothing is written twice",
  }),
  "forge-refused": error<{ forge: string; status: number; message: string; rights: string }>({
    about: "The forge refused what was asked, for example because the token lacks a right.",
    message: (p) => `${p.forge} refuses: ${p.status}${p.message === "" ? "" : `, "${p.message}"`}`,
    hint: (p) => {
      if (p.status === 401) return "the token is wrong, or has run out";
      if (p.status === 403) return `the token lacks a right; it needs ${p.rights}`;
      if (p.status === 404) {
        return `the repository or request is not there, or the token may not see it; it needs ${p.rights}`;
      }
      if (p.status >= 300 && p.status < 400) {
        return "the repository was renamed or moved: a token is not sent elsewhere; give its new name";
      }
      return undefined;
    },
  }),
  "forge-limited": error<{ forge: string; seconds: number }>({
    about: "The forge limits how much is asked of it, and asks for a long pause.",
    message: (p) => `${p.forge} asks for a pause of ${Math.ceil(p.seconds / 60)} minutes`,
    hint: () => "run the step again after that: nothing is written twice",
  }),
  "forge-answer-broken": error<{ forge: string; why: string }>({
    about:
      "An answer of the forge cannot be used, also when asked again. What is missing in it is not guessed.",
    message: (p) => `an answer of ${p.forge} cannot be used: ${p.why}`,
    hint: () => "run the step again: nothing is written twice",
  }),
  "request-has-moved": warning<{ request: number; head: string; wanted: string; isOpen: boolean }>({
    about:
      "The request is at another commit than the one that the text is about, or is closed, so nothing was written: a force push came in between, or the text is of an older pipeline.",
    message: (p) =>
      p.isOpen
        ? `request ${p.request} is at ${p.head.slice(0, 12)} now, and the text is about ${p.wanted.slice(0, 12)}`
        : `request ${p.request} is closed`,
    hint: () => "the pipeline of the new commit writes its own",
  }),
  "text-not-posted": error<{ path: string; why: string }>({
    about: "The text to be posted cannot be read, is empty or is no text.",
    message: (p) => `${p.path} is not posted: ${p.why}`,
  }),
} as const;
