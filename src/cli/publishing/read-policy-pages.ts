import { inLanguage, LANGUAGES, type Words } from "../../audit/index.ts";
import type { Report } from "../../diagnostics/index.ts";
import type { PolicyPage } from "../../publish/index.ts";
import { readAgreement } from "../input/read-agreement.ts";
import type { LoadedNetwork } from "../input/load-network.ts";

/**
 * The pages of the peering agreement that a network declares, one for each language in which it has a title; none if it
 * declares none. What of it is not to be published is left out. Null if an error was reported.
 */
export function readPolicyPages(
  { declaration: { network }, files }: LoadedNetwork,
  cwd: string,
  report: Report,
): readonly PolicyPage[] | null {
  if (network.agreement === null) return [];
  const agreement = readAgreement({ given: null, network, files, cwd }, report);
  if (!agreement) return null;
  const { title, intro, contact, entries } = agreement;
  const languages = LANGUAGES.filter((language) => title[language] !== null);
  return languages.map((language) => {
    const say = (words: Words | null) => (words ? inLanguage(words, language) : "");
    return {
      language,
      title: say(title),
      intro: say(intro),
      sentences: entries
        .filter(({ isPublished }) => isPublished)
        .map(({ id, text }) => ({ id, text: say(text) })),
      contact: say(contact),
    };
  });
}
