import type { Asn } from "../../net/index.ts";
import { compileTemplates, type Templates } from "../../platforms/index.ts";
import type { Agreement } from "../agreement/agreement.ts";
import { escapeInline } from "../format/escape-inline.ts";
import { wrap } from "../format/wrap.ts";
import type { PeerResults } from "../run-audit.ts";
import { inLanguage, type Language } from "../words.ts";

/** Who writes, and to whom. */
export interface MailFrame {
  readonly ownAsn: Asn;
  readonly ownName: string;
  /** Mail addresses of the peer. */
  readonly to: readonly string[];
  readonly language: Language;
}

/** The columns of a mail's text (RFC 5322, 2.1.1, recommends at most 78). */
const WIDTH = 76;

/** What a mail says besides the sentences. */
const TEXTS = {
  en: {
    subject: (count: number) => (count === 1 ? "a point to clarify" : `${count} points to clarify`),
    intro: (title: string) =>
      `We regularly review our peering with all networks. According to the data that we see, the following part of our policy (“${title}”) is not met at the moment.`,
    closing:
      "If you think that we are mistaken, please tell us: we would rather correct our data than bother you. Thank you for your help.",
  },
  pt: {
    subject: (count: number) =>
      count === 1 ? "um ponto a esclarecer" : `${count} pontos a esclarecer`,
    intro: (title: string) =>
      `Revisamos regularmente o nosso peering com todas as redes. Segundo os dados que vemos, a seguinte parte da nossa política (“${title}”) não está sendo atendida no momento.`,
    closing:
      "Se acharem que estamos enganados, por favor, avisem-nos: preferimos corrigir os nossos dados a incomodá-los. Obrigado pela ajuda.",
  },
} as const;

/**
 * Drafts a mail to a peer about the published sentences that it violates, with what is seen and what to do about each.
 * Nothing internal is in it. Null if there is nothing to write about. `templates`: `mail-en`, `mail-pt`.
 */
export function draftMail(
  { asn, name, results }: PeerResults,
  agreement: Agreement,
  { ownAsn, ownName, to, language }: MailFrame,
  templates: Templates,
): string | null {
  const found = results.flatMap(({ entry, decision }) =>
    decision.verdict === "violated" && entry.isPublished
      ? [{ entry, letter: decision.letter }]
      : [],
  );
  if (found.length === 0) return null;
  const text = TEXTS[language];
  const paragraph = (content: string) => wrap(escapeInline(content), "", "", WIDTH);
  const template = templates.get(`mail-${language}`);
  if (template === undefined) throw new Error(`no template mail-${language}`);
  return compileTemplates(new Map([["main", template]]))({
    to: to.filter(isMailAddress),
    asn,
    ownAsn,
    subject: text.subject(found.length),
    name: escapeInline(name),
    ownName: escapeInline(ownName),
    intro: paragraph(text.intro(inLanguage(agreement.title, language))),
    items: found.map(({ entry, letter }, i) => {
      const head = `${i + 1}. `;
      const indent = " ".repeat(head.length);
      const sentence = escapeInline(inLanguage(entry.text, language));
      return {
        lines: [
          ...wrap(sentence, head, indent, WIDTH),
          ...[letter.seen, letter.fix].flatMap((each) =>
            wrap(escapeInline(each[language]), indent, indent, WIDTH),
          ),
        ],
      };
    }),
    closing: paragraph(text.closing),
  });
}

/** Whether a text is a plain mail address, which adds nothing else to a header. */
function isMailAddress(text: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9.!#$%&'*+/=?^_{|}~-]{0,63}@[A-Za-z0-9][A-Za-z0-9.-]{0,252}$/.test(
    text,
  );
}
