export { directed as doctrine } from "./directed.ts";
