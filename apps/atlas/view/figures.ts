/** A whole number as the atlas prints it, `12,345`. */
export function whole(value: number): string {
  return Math.round(value).toLocaleString("en");
}
