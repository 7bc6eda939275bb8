/** What chance decides. Append only: the number is part of every run's luck. */
export const DRAWS = {
  quality: 0,
  lossBattle: 1,
  lossDay: 2,
  gainBattle: 3,
  gainZero: 4,
  breaks: 5,
  rout: 6,
  callOff: 7,
  landing: 8,
  estimate: 9,
  intervention: 10,
  exfiltration: 11,
} as const;
