export { rank } from "./rank";
