const weights = [2, 7, 6, 5, 4, 3, 2];

/** Whether the text is a Danish CVR number: 8 digits with the right check digit. 00000000 passes the sum and is refused. */
export function isCvr(value: string): boolean {
  if (!/^\d{8}$/.test(value) || value === "00000000") return false;
  const rest = weights.reduce((sum, weight, place) => sum + weight * Number(value[place]), 0) % 11;
  if (rest === 1) return false;
  return Number(value[7]) === (rest === 0 ? 0 : 11 - rest);
}
