import { aspaDownstream, aspaUpstream } from "../../sources/index.ts";
import { undecided, type Decision } from "../decision.ts";
import { factOf } from "../evidence/given.ts";
import type { SentRoute } from "../evidence/received-routes.ts";
import type { CheckKind } from "./check-kind.ts";
import { decideRoutes } from "./decide-routes.ts";
import { NO_VALUES } from "./values.ts";

/** No ASPA denies the AS_PATH of a route that the peer sends. */
export interface AspaPathCheck {
  readonly kind: "aspa-path";
}

/** ASPAs, for the AS_PATHs that the peer sends. */
export const aspaPath: CheckKind<AspaPathCheck> = {
  question: "Does no ASPA deny the AS_PATH of a route that the peer announces?",
  about:
    "AS_PATH verification (draft-ietf-sidrops-aspa-verification-28) of every received route, with the ASPAs of the snapshot: upstream for a peer, a customer and a route server, downstream for a transit. An invalid path violates: it is a route leak, or an ASPA is incomplete. A network without an ASPA denies nothing, and neither does one whose ASPA the snapshot does not have (it has those of peers and registered origins). Paths with an AS_SET cannot be verified, and do not count.",
  schema: NO_VALUES,
  read: () => ({ kind: "aspa-path" }),
  decide(audited, _, input): Decision {
    const { rpki } = input;
    if (rpki.kind === "lacking") return undecided(rpki.lack);
    const index = rpki.data.aspaIndex();
    if (index === null) {
      const why = "the validator gives no ASPAs";
      return undecided({ why, remedy: "enable them in the validator, and run `peerc fetch`" });
    }
    const verify = audited.peer.relation === "transit" ? aspaDownstream : aspaUpstream;
    const isDenied = ({ asPath }: SentRoute): boolean => {
      const asns = asPath.filter((segment) => typeof segment === "number");
      return asns.length === asPath.length && verify(asns, index).state === "invalid";
    };
    return decideRoutes(audited, input, {
      judge: (route) => (isDenied(route) ? "bad" : "fine"),
      badText: "with an AS_PATH that an ASPA denies",
      fineText: "with an AS_PATH that no ASPA denies",
      sources: [factOf(rpki, `the snapshot has ${index.size} ASPAs`)],
      letter: ({ en, pt }) => ({
        seen: {
          en: `You announce routes to us with an AS_PATH that an ASPA denies: ${en}.`,
          pt: `Vocês nos anunciam rotas com um AS_PATH que um ASPA não permite: ${pt}.`,
        },
        fix: {
          en: "Please check whether they are leaked, or whether the ASPA lacks a provider.",
          pt: "Por favor, verifiquem se são um vazamento de rotas ou se falta um provedor no ASPA.",
        },
      }),
    });
  },
};
