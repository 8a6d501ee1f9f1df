/** What happens above the maximum: down and back after some minutes, down until someone acts, or a log line. */
export type OnExceed =
  | { readonly kind: "restart"; readonly afterMinutes: number }
  | { readonly kind: "shutdown" }
  | { readonly kind: "warn" };
