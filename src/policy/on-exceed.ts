/** What happens above the maximum: restart after some minutes, stay down until an operator acts, or only log. */
export type OnExceed =
  | { readonly kind: "restart"; readonly afterMinutes: number }
  | { readonly kind: "shutdown" }
  | { readonly kind: "warn" };
