/**
 * Templates, by their text, that need not be compiled again, as precompiled by Handlebars. Empty in the sources; the
 * build puts the shipped ones here (src/build/precompiled-templates.js). A template that was changed has another
 * text, and is compiled like any other.
 */
export const precompiledTemplates: ReadonlyMap<string, object> = new Map<string, object>();
