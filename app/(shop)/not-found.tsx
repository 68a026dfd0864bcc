export { Lost as default } from "../lost";
