/** What is probably wrong with a number of `unit` (`bit/s`): how a spreadsheet or a person writes it, and CSV does not. */
export function numberHint(text: string, unit: string, whole: boolean): string | undefined {
  if (/^-/.test(text)) return "traffic is never negative";
  if (/^\d+(?:\.\d+)?e[+-]?\d+$/i.test(text)) return "write all of its digits";
  if (/^\d{1,3}(?:[.,'_ \u00a0\u202f]\d{3})+(?:[.,]\d+)?$/.test(text))
    return "leave out the separators of thousands";
  if (/^\d+[.,]\d+$/.test(text))
    return whole ? `round it to whole ${unit}` : "write it with a point";
  if (/^\d+(?:[.,]\d+)?\s*[kmgt]/i.test(text)) return `write it in ${unit}, without a unit`;
  if (/^0\d/.test(text)) return "leave out the zeros in front";
  if (/^\s|\s$/.test(text)) return "leave out the blanks around it";
  return undefined;
}
