/** The languages of published agreements and of mails to peers. */
export const LANGUAGES = ["en", "pt"] as const;

/** One of `LANGUAGES`. */
export type Language = (typeof LANGUAGES)[number];

/** A text in each language. */
export type Bilingual = Readonly<Record<Language, string>>;

/** A text in English, and in Portuguese if that was given. */
export interface Words {
  readonly en: string;
  readonly pt: string | null;
}

/** A text in a language, otherwise in English. */
export function inLanguage(words: Words, language: Language): string {
  return words[language] ?? words.en;
}
