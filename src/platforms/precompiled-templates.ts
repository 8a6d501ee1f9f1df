/**
 * Templates, by their text, that need not be compiled again, as Handlebars precompiles them. None in the sources; the build puts
 * the shipped ones here (src/build/precompiled-templates.js). A template that somebody has changed has another text, and is compiled as
 * any other.
 */
export const precompiledTemplates: ReadonlyMap<string, object> = new Map<string, object>();
