/** Indices into SIDES, POSTURES and STATUSES, for rules. */
export const UN = 0;
export const COMMUNIST = 1;

export const ATTACK = 0;
export const DEFEND = 1;
export const DELAY = 2;
export const WITHDRAW = 3;
export const RESERVE = 4;

export const TO_COME = 0;
export const PRESENT = 1;
export const AT_SEA = 2;
export const LEFT = 3;
export const DESTROYED = 4;
