/** A side of the war. */
export type Side = "un" | "communist";
