import type { Templates } from "../platforms/index.ts";
import type { Announcement } from "./announcement.ts";
import { html } from "./html.ts";
import { print } from "./print.ts";
import type { PublishedFile } from "./published-file.ts";

/** The words of the page itself in each language, which are there by the language's code. */
const WORDS = {
  en: { name: "English", contact: "How to ask for peering", announced: "What we announce" },
  pt: { name: "Português", contact: "Como pedir o peering", announced: "O que anunciamos" },
} as const;

/** A language in which a policy is published. */
export type PolicyLanguage = keyof typeof WORDS;

/** A peering policy in one language as it is published: plain text, in any script. */
export interface PolicyPage {
  readonly language: PolicyLanguage;
  readonly title: string;
  /** Paragraphs are parted by an empty line; empty: there is none. */
  readonly intro: string;
  /** What is asked of a peer, each with a name for links to it. */
  readonly sentences: readonly { readonly id: string; readonly text: string }[];
  /** How to ask for peering, in paragraphs; empty: it does not say. */
  readonly contact: string;
}

/** The file of the policy in a language: English has the short name. */
export function policyFile(language: PolicyLanguage): string {
  return language === "en" ? "policy.html" : `policy.${language}.html`;
}

/** The name of a language in itself. */
export function languageName(language: PolicyLanguage): string {
  return WORDS[language].name;
}

/** The pages of a peering policy: each is one file that needs nothing else, without scripts, and links to the others. */
export function policyPages(
  { asn, name }: Announcement,
  pages: readonly PolicyPage[],
  templates: Templates,
): readonly PublishedFile[] {
  return pages.map(({ language, title, intro, sentences, contact }) => {
    const others = pages.filter((page) => page.language !== language);
    const words = WORDS[language];
    const view = {
      language,
      title: html(title),
      asn,
      name: html(name),
      intro: paragraphs(intro),
      sentences: sentences.map(({ id, text }) => ({ id: html(id), text: html(inOneLine(text)) })),
      contact: paragraphs(contact),
      words: { contact: html(words.contact), announced: html(words.announced) },
      others: others.map((page) => ({
        language: page.language,
        href: html(policyFile(page.language)),
        text: html(languageName(page.language)),
      })),
    };
    return { path: policyFile(language), text: print(templates, "policy", view) };
  });
}

/** The paragraphs of a text, each on one line, whatever lines it was written in. */
function paragraphs(text: string): readonly string[] {
  return text
    .split(/\n\s*\n/)
    .map(inOneLine)
    .filter((paragraph) => paragraph !== "")
    .map(html);
}

function inOneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}
