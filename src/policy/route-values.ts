/** An attribute of a route that has one of a few values, and that no edit changes. */
interface RouteValue<V extends string> {
  /** All values there are. */
  readonly all: readonly V[];
  /** What a route has where nothing is said. */
  readonly usual: V;
  /** For people, where a route is printed. */
  readonly title: string;
  /** Whether it is printed also where it is the usual one. */
  readonly isAlwaysTold: boolean;
  /** What it is, for the reference. */
  readonly about: string;
}

/** Each value of an attribute by itself, so that the compiler knows them. */
const oneOf = <V extends string>(value: RouteValue<V>): RouteValue<V> => value;

/** Each of these attributes: types of routes follow from this table, and so does what reads, prints and proves routes. */
const VALUES = {
  rpki: oneOf({
    all: ["valid", "invalid", "not-found"],
    usual: "not-found",
    title: "RPKI",
    isAlwaysTold: true,
    about: "the outcome of origin validation",
  }),
  origin: oneOf({
    all: ["igp", "egp", "incomplete"],
    usual: "igp",
    title: "ORIGIN",
    isAlwaysTold: false,
    about: "the ORIGIN attribute",
  }),
};

/** The name of such an attribute. */
export type RouteAttribute = keyof typeof VALUES;

/** What a route has of them. A condition that asks for one has a `ValueTest`. */
export type RouteValues = {
  readonly [A in RouteAttribute]: (typeof VALUES)[A]["usual"];
};

/** The outcome of RPKI origin validation (RFC 6811). */
export type RpkiState = RouteValues["rpki"];

/** How a route came into BGP (RFC 4271, 5.1.1). */
export type Origin = RouteValues["origin"];

/** The table. */
export const ROUTE_VALUES: { readonly [A in RouteAttribute]: RouteValue<RouteValues[A]> } = VALUES;

/** Whether this is the name of one of them. */
export function isRouteAttribute(name: string): name is RouteAttribute {
  return Object.hasOwn(VALUES, name);
}

/** Their names. */
export const ROUTE_ATTRIBUTES: readonly RouteAttribute[] =
  Object.keys(VALUES).filter(isRouteAttribute);

/** What is worth telling people of a route's values: titles and values. */
export function toldValues(route: RouteValues): readonly (readonly [string, string])[] {
  return ROUTE_ATTRIBUTES.flatMap((attribute) => {
    const { title, usual, isAlwaysTold } = ROUTE_VALUES[attribute];
    const value = route[attribute];
    return isAlwaysTold || value !== usual ? [[title, value] as const] : [];
  });
}

/** The values of all of them: each as it is read, or the usual one where nothing is. */
export function routeValues(
  read: <A extends RouteAttribute>(attribute: A) => RouteValues[A] | null,
): RouteValues {
  const value = <A extends RouteAttribute>(attribute: A) =>
    read(attribute) ?? ROUTE_VALUES[attribute].usual;
  return { rpki: value("rpki"), origin: value("origin") };
}

/** A value of an attribute by its text, or null where it has no such value. */
export function routeValueOf<A extends RouteAttribute>(
  attribute: A,
  text: string,
): RouteValues[A] | null {
  return ROUTE_VALUES[attribute].all.find((value) => value === text) ?? null;
}
