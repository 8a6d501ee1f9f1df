import { escapeInline, wrap, type Language } from "../audit/index.ts";
import type { ConcernedSession } from "./concerned-session.ts";
import type { RunbookMail } from "./runbook.ts";

/** What is known of a peer's contacts. */
export interface PeerContacts {
  readonly to: readonly string[];
  /** Why there are no addresses; null: there are. */
  readonly lack: string | null;
}

/** Who writes, about what. */
export interface MailRequest {
  readonly network: { readonly name: string; readonly asn: number };
  readonly language: Language;
  /** As given; null: not given. */
  readonly start: string | null;
  /** What is done with the sessions: moved away from and back, shut down and up again, or changed. */
  readonly kind: "drain" | "shut" | "change";
  readonly sessions: readonly ConcernedSession[];
  readonly contactsOf: (asn: number) => PeerContacts;
  /** The name of an exchange as everybody knows it; null: the place is a private interconnect. */
  readonly exchangeName: (place: string) => string | null;
}

/** The columns of a mail's text (RFC 5322, 2.1.1, recommends at most 78). */
const WIDTH = 76;

const TEXTS = {
  en: {
    subject: (asn: number, own: number) => `Maintenance: our BGP sessions, AS${asn} and AS${own}`,
    dear: (peer: string) => `Dear NOC of ${peer},`,
    when: "at a time that we will tell you",
    intro: (start: string) =>
      `We will work on our side of these BGP sessions between us. It begins ${start}:`,
    session: (place: string, yours: string, ours: string) =>
      `${place}: ${yours} (yours), ${ours} (ours)`,
    drain:
      "First we move the traffic away: we announce our routes on these sessions with the community GRACEFUL_SHUTDOWN (65535:0, RFC 8326), and prefer yours least. Afterwards we announce and use them as before.",
    shut: "Then we shut the sessions down, with an administrative Cease, and bring them up again when the work is done.",
    change: "They may go down and come up again once. Your filters and ours stay in place.",
    nothing:
      "You need not do anything. If you act on GRACEFUL_SHUTDOWN, your traffic to us moves away as well before the sessions go down. Please tell us if the time does not suit you.",
    interconnect: "private interconnect",
    regards: "Kind regards,",
    sender: (name: string, asn: number) => `the NOC of ${name} (AS${asn})`,
  },
  pt: {
    subject: (asn: number, own: number) => `Manutenção: nossas sessões BGP, AS${asn} e AS${own}`,
    dear: (peer: string) => `Prezada equipe de operações da ${peer},`,
    when: "em horário que ainda informaremos",
    intro: (start: string) =>
      `Faremos uma manutenção no nosso lado das seguintes sessões BGP entre nós, com início ${start}:`,
    session: (place: string, yours: string, ours: string) =>
      `${place}: ${yours} (vocês), ${ours} (nós)`,
    drain:
      "Primeiro retiramos o tráfego: anunciamos as nossas rotas nessas sessões com a comunidade GRACEFUL_SHUTDOWN (65535:0, RFC 8326) e damos às suas rotas a menor preferência. Depois voltamos a anunciá-las e a usá-las como antes.",
    shut: "Em seguida desativamos as sessões, com um Cease administrativo, e as reativamos ao fim do trabalho.",
    change: "Elas podem cair e voltar uma vez. Os filtros dos dois lados permanecem.",
    nothing:
      "Vocês não precisam fazer nada. Se respeitarem GRACEFUL_SHUTDOWN, o seu tráfego para nós também sai antes de as sessões caírem. Por favor, avisem-nos se o horário não for conveniente.",
    interconnect: "interconexão privada",
    regards: "Atenciosamente,",
    sender: (name: string, asn: number) => `equipe de operações da ${name} (AS${asn})`,
  },
} as const;

/** Drafts a mail to each peer of some sessions, by ASN. Nothing internal is in it but our addresses on the sessions. */
export function draftMails({
  network,
  language,
  start,
  kind,
  sessions,
  contactsOf,
  exchangeName,
}: MailRequest): readonly RunbookMail[] {
  const text = TEXTS[language];
  const at = language === "en" ? "at" : "em";
  const asns = [...new Set(sessions.map(({ asn }) => asn))].sort((a, b) => a - b);
  return asns.map((asn) => {
    const own = sessions.filter((session) => session.asn === asn);
    const peer = own[0]?.peer ?? `AS${asn}`;
    const { to, lack } = contactsOf(asn);
    const paragraph = (content: string) => wrap(escapeInline(content), "", "", WIDTH);
    const items = own.flatMap(({ place, neighbor, local }) =>
      wrap(
        escapeInline(
          text.session(exchangeName(place) ?? text.interconnect, neighbor, local ?? "link-local"),
        ),
        "- ",
        "  ",
        WIDTH,
      ),
    );
    const what = {
      drain: [text.drain, text.nothing],
      shut: [text.drain, text.shut, text.nothing],
      change: [text.change],
    }[kind];
    const lines = [
      escapeInline(text.dear(peer)),
      "",
      ...paragraph(text.intro(start === null ? text.when : `${at} ${start}`)),
      "",
      ...items,
      ...what.flatMap((one) => ["", ...paragraph(one)]),
      "",
      text.regards,
      escapeInline(text.sender(network.name, network.asn)),
    ];
    return {
      asn,
      peer,
      to,
      contacts: lack,
      subject: text.subject(asn, network.asn),
      body: lines.join("\n"),
    };
  });
}
