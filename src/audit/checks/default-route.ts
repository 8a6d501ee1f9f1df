import type { CheckKind } from "./check-kind.ts";
import { decideRoutes } from "./decide-routes.ts";
import { isDefault } from "./route-facts.ts";
import { NO_VALUES } from "./values.ts";

/** The peer sends no default route. */
export interface DefaultRouteCheck {
  readonly kind: "default-route";
}

/** Default routes that the peer sends. */
export const defaultRoute: CheckKind<DefaultRouteCheck> = {
  question: "Does the peer send no default route?",
  about: "Decided by the routes received on each session.",
  schema: NO_VALUES,
  read: () => ({ kind: "default-route" }),
  decide(peer, _, input) {
    return decideRoutes(peer, input, {
      judge: (route) => (isDefault(route) ? "bad" : "fine"),
      badText: "for everything",
      fineText: "for something else than everything",
      letter: ({ en, pt }) => ({
        seen: {
          en: `You announce a default route to us: ${en}.`,
          pt: `Vocês nos anunciam uma rota default: ${pt}.`,
        },
        fix: {
          en: "Please do not announce it to peers.",
          pt: "Por favor, não a anunciem a peers.",
        },
      }),
    });
  },
};
