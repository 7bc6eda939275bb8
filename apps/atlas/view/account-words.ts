/** Sentences of an account, whatever it holds for now. */
export function accountLines(account: unknown, _score: unknown): string[] {
  if (account === null || typeof account !== "object") return [];
  return [JSON.stringify(account)];
}
